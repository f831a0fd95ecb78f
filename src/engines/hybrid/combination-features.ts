import type { EngineId } from '../../domain/engine-id.ts';
import type { Verdict } from '../../domain/verdict.ts';

/** What one engine says of one criterion, after the evidence check. */
export type Testimony = {
  readonly engine: EngineId;
  readonly verdict: Verdict;
  /** 0 to 1. */
  readonly confidence: number;
};

/** A testimony in numbers. */
export type CombinationFeatures = {
  /** Log odds of the confidence, above 0 for the answer and below 0 against it, −4 to 4. */
  readonly sure: number;
  /** 1 for partial: a witness that is torn between all and half is surer of some credit than its confidence tells. */
  readonly half: number;
};

/** No witness is believed beyond this, about 50 to 1: confidence is rounded to hundredths, and 1.00 has no log odds. */
const mostConfidence = 0.98;

/**
 * Put a testimony into numbers for a step: is there credit at all, and is it full credit? Confidence below a half counts as none: the
 * verdict was then the likeliest of several.
 */
export function combinationFeatures(
  { verdict, confidence }: Testimony,
  step: 'credited' | 'full',
): CombinationFeatures {
  const isHalf = verdict === 'partial';
  const isCredited = isHalf || verdict === 'covered';
  if (step === 'full' && !isCredited) return { sure: 0, half: 0 };
  const sign = (step === 'credited' ? isCredited : !isHalf) ? 1 : -1;
  const probability = Math.min(mostConfidence, Math.max(0.5, confidence));
  return { sure: sign * Math.log(probability / (1 - probability)), half: step === 'credited' && isHalf ? 1 : 0 };
}
