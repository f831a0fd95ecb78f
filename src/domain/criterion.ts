/** A pattern with its weight as the rubric's author wrote it; the pattern's language is described in docs/rubric-format.md. */
export type Cue = {
  readonly say: string;
  /** 2 alone covers the criterion, 1 is half of it, below 0 takes away. */
  readonly weight: number;
};

/** One point of the model answer. */
export type Criterion = {
  readonly id: string;
  readonly label: string;
  /** Whole or half points on offer, above 0. */
  readonly points: number;
  readonly covered: string;
  readonly partial: string;
  readonly modelAnswer: string;
  /** The smallest next thing to say, by language of the reader. */
  readonly suggestion: string;
  readonly suggestionEn: string;
  readonly cues: readonly Cue[];
  /** Patterns that say the opposite without a negation. */
  readonly opposes: readonly string[];
};
