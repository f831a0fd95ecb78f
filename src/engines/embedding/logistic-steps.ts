import { dotOf, factorise, solve } from './cholesky.ts';

/** Log odds as a linear function of a few features. */
export type LogisticStep = { readonly bias: number; readonly weights: readonly number[] };

export type LogisticSample = {
  readonly features: readonly number[];
  readonly isPositive: boolean;
  readonly weight: number;
};

export type LogisticPrior = LogisticStep & {
  /** Above 0: how many times the prior counts; the bias is held a hundred times more loosely. */
  readonly precision: number;
};

const mostIterations = 50;
/** No weight moved by more than this: done. */
const smallestMove = 1e-8;
/** Steps longer than this are shortened: Newton's method can overshoot where classes hardly overlap. */
const longestMove = 5;

/**
 * Fit a logistic regression over a few dense features with a Gaussian prior, by Newton's method
 * (Hastie, Tibshirani & Friedman, The Elements of Statistical Learning, 2009, section 4.4.1). Deterministic.
 */
export function fitLogisticStep(samples: readonly LogisticSample[], prior: LogisticPrior): LogisticStep {
  const size = prior.weights.length + 1;
  const rows = samples.map(({ features }) => Float64Array.from([...features, 1]));
  const center = Float64Array.from([...prior.weights, prior.bias]);
  const precisions = center.map((_, index) => (index === size - 1 ? prior.precision / 100 : prior.precision));
  const at = center.slice();
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const slope = center.map((value, index) => (precisions[index] as number) * (value - (at[index] as number)));
    const curvature = Array.from(precisions, (precision, index) => {
      const row = new Float64Array(size);
      row[index] = precision;
      return row;
    });
    for (const [sample, row] of rows.entries()) {
      const { isPositive, weight } = samples[sample] as LogisticSample;
      const probability = logistic(dotOf(row, at, 0, size));
      addScaled(slope, row, weight * ((isPositive ? 1 : 0) - probability));
      const spread = Math.max(weight * probability * (1 - probability), 1e-12);
      for (const [index, ofRow] of curvature.entries()) addScaled(ofRow, row, spread * (row[index] as number));
    }
    const move = solve(factorise(curvature), slope);
    const longest = move.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    addScaled(at, move, Math.min(1, longestMove / longest));
    if (longest < smallestMove) break;
  }
  return { bias: at[size - 1] as number, weights: [...at.slice(0, size - 1)] };
}

/** Log odds of a sample. */
export function logOddsOf({ bias, weights }: LogisticStep, features: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (features[index] as number), bias);
}

export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Weights with which the rarer class counts as much as the other. */
export function balancedWeights(isPositive: readonly boolean[]): number[] {
  const positives = isPositive.filter(Boolean).length;
  const negatives = isPositive.length - positives;
  if (positives === 0 || negatives === 0) return isPositive.map(() => 1);
  return isPositive.map((positive) => isPositive.length / (2 * (positive ? positives : negatives)));
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let index = 0; index < target.length; index++)
    target[index] = (target[index] as number) + factor * (source[index] as number);
}
