import type { EngineRef } from './engine-id.ts';
import type { Evidence, Span } from './evidence.ts';
import type { Flag } from './flag.ts';
import type { Provenance } from './provenance.ts';
import type { Verdict } from './verdict.ts';

/** The finding for one criterion after the evidence check, with points; or unscored, with the cause. */
export type CriterionResult =
  | {
      readonly status: 'scored';
      readonly id: string;
      readonly label: string;
      readonly verdict: Verdict;
      readonly points: number;
      readonly maxPoints: number;
      readonly confidence: number;
      readonly evidence: readonly Evidence[];
      readonly reason: string;
      /** The smallest next thing to say; null where the criterion is covered. */
      readonly suggestion: string | null;
    }
  | {
      readonly status: 'unscored';
      readonly id: string;
      readonly label: string;
      readonly maxPoints: number;
      /** Why there is no verdict, e.g. the engine reported nothing. */
      readonly cause: string;
    };

/** Words that may not be evidence, and the flag that says why. */
export type GuardedSpan = Span & { readonly flag: Flag };

export type ReviewReason = { readonly code: string; readonly message: string };

/** The outcome of one engine for one answer. Immutable once made; the same input and the same replies of models give the same bytes. */
export type Evaluation = {
  /** Derived from the content: the same answer, rubric and engine version have the same id, whatever the reader's language. */
  readonly id: string;
  readonly questionId: string;
  /** Sum of the criteria's points; null while a criterion is unscored, because that is not a zero. */
  readonly totalPoints: number | null;
  readonly maxPoints: number;
  /** Who answered; what was asked for, and why it was not that, is in the provenance. */
  readonly engine: EngineRef;
  readonly rubric: { readonly id: string; readonly version: string; readonly hash: string };
  readonly flags: readonly Flag[];
  readonly guardedSpans: readonly GuardedSpan[];
  readonly needsReview: boolean;
  readonly reviewReasons: readonly ReviewReason[];
  /** In the rubric's order. */
  readonly criteria: readonly CriterionResult[];
  /** Left out where the keyword engine decided alone. */
  readonly provenance?: Provenance;
};
