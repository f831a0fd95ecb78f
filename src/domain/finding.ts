import type { Span } from './evidence.ts';
import type { Verdict } from './verdict.ts';

/** What one engine reports for one criterion, before the evidence check and before any points. */
export type Finding = {
  readonly criterionId: string;
  readonly verdict: Verdict;
  /** Spans of the answer as submitted, in its order. */
  readonly evidence: readonly Span[];
  /** One sentence in the question's language that a person can follow. */
  readonly reason: string;
  /** Probability that the verdict is right, 0 to 1. */
  readonly confidence: number;
};
