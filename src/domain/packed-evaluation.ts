import type { EngineRef } from './engine-id.ts';

/**
 * An evaluation as a store writes it. Flat and mostly text, as it is sent from a thread and kept until its neighbours are done; the
 * evaluation itself can be forgotten where it was made.
 */
export type PackedEvaluation = {
  readonly questionId: string;
  readonly totalPoints: number | null;
  readonly maxPoints: number;
  readonly needsReview: boolean;
  /** Points that a person's look is worth; null where it needs none. */
  readonly reviewWorth: number | null;
  readonly engineId: EngineRef['id'];
  readonly engineVersion: string;
  readonly rubricHash: string;
  /** JSON of what is kept for ever and has no column of its own. */
  readonly numbers: string;
  /** JSON of its EvaluationTexts. */
  readonly texts: string;
  /** What models cost for it, in US dollars. */
  readonly costUsd: number;
};
