/** One thing that differs between two rubrics of a question. Values are as in the question file, null where it is not there. */
export type RubricChange = {
  /** `prompt`, `points`, `criteria`, `criterion.label`, `criterion.points`, `criterion.cues`, `vocabulary` ... */
  readonly field: string;
  readonly criterionId?: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
};

/** An answer whose points differ between two rubrics. */
export type ScoreChange = {
  /** Record id of the stored evaluation, or the id of the line in a file of answers. */
  readonly id: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly criteria: readonly {
    readonly criterionId: string;
    readonly before: { readonly verdict: string; readonly points: number } | null;
    readonly after: { readonly verdict: string; readonly points: number } | null;
  }[];
};

/** What changed between two rubrics of a question, and what that does to answers. */
export type RubricComparison = {
  readonly questionId: string;
  readonly from: { readonly version: string; readonly hash: string };
  readonly to: { readonly version: string; readonly hash: string };
  readonly changes: readonly RubricChange[];
  readonly effect: {
    /** Answers that were evaluated with both. */
    readonly answers: number;
    readonly changed: number;
    /** Mean of after - before over all answers, in points; null where there are none. */
    readonly meanShift: number | null;
    /** The largest changes first, at most a hundred. */
    readonly largest: readonly ScoreChange[];
  };
};
