import type { Criterion } from './criterion.ts';

export const languages = ['zh', 'en'] as const;

export type Language = (typeof languages)[number];

/** One passage of a practice answer and what it says of each criterion it touches; a passage about none has no marks. */
export type PracticePassage = {
  readonly text: string;
  readonly marks: readonly { readonly criterionId: string; readonly verdict: 'covered' | 'partial' | 'contradicted' }[];
};

/** An example answer written for the rubric, cut into marked passages. */
export type PracticeAnswer = {
  readonly kind: string;
  readonly passages: readonly PracticePassage[];
};

/** The marking scheme of one question. `hash` is the SHA-256 of everything that can change a verdict, 64 hex digits. */
export type Rubric = {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly criteria: readonly Criterion[];
  /** Cues and weights were derived from a model answer, not written: they are read as docs/derivation.md says. */
  readonly derived?: true;
  /** Synonym groups by name; a cue refers to one as `@name`. */
  readonly vocabulary: Readonly<Record<string, string>>;
  readonly practiceAnswers: readonly PracticeAnswer[];
};

export type Question = {
  readonly id: string;
  readonly language: Language;
  readonly prompt: string;
  readonly points: number;
  readonly note?: string;
  readonly rubric: Rubric;
};

export type Section = {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly questionIds: readonly string[];
};

export type QuestionBank = {
  readonly id: string;
  readonly version: string;
  readonly language: Language;
  readonly title: string;
  readonly note?: string;
  readonly sections: readonly Section[];
  /** In the bank's order. */
  readonly questions: readonly Question[];
  /** Texts that answer none of the questions: what they share with a criterion proves nothing. */
  readonly offTopicTexts: readonly string[];
};
