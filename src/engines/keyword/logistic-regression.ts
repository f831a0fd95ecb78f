/** One training sample: the indexes of its features, each once, and their values (1 where left out). */
export type Sample = {
  readonly features: readonly number[];
  readonly values?: readonly number[];
  readonly isPositive: boolean;
  readonly weight: number;
};

export type LogisticModel = { readonly bias: number; readonly weights: Float64Array };

export type LogisticOptions = {
  readonly featureCount: number;
  /** Where weights are drawn to when the samples say nothing about them; 0 where left out. */
  readonly priorMeans?: Float64Array;
  readonly priorBias?: number;
  /** Precision of the Gaussian prior, above 0: larger keeps weights closer to their prior means. */
  readonly precision: number;
  readonly biasPrecision: number;
};

const mostIterations = 120;
const historyLength = 8;
/** Stop when a step lowers the loss by less than this share. */
const smallestProgress = 1e-7;

/**
 * Fit a logistic regression with a Gaussian prior (MAP) by L-BFGS.
 *
 * Minimises Σ weight·log(1 + exp(−y·z)) + precision/2·‖w − prior‖², y = ±1, z = bias + Σ w·value.
 * Deterministic: fixed order, no randomness. Source: Nocedal & Wright, Numerical Optimization (2006), algorithm 7.5.
 */
export function fitLogisticRegression(samples: readonly Sample[], options: LogisticOptions): LogisticModel {
  const size = options.featureCount + 1;
  const prior = new Float64Array(size);
  if (options.priorMeans) prior.set(options.priorMeans);
  prior[size - 1] = options.priorBias ?? 0;
  const objective = createObjective(samples, prior, options);
  const solution = minimise(objective, Float64Array.from(prior));
  return { bias: solution[size - 1] as number, weights: solution.slice(0, size - 1) };
}

type Objective = (at: Float64Array, gradient: Float64Array) => number;

function createObjective(
  samples: readonly Sample[],
  prior: Float64Array,
  { precision, biasPrecision }: LogisticOptions,
): Objective {
  const last = prior.length - 1;
  return (at, gradient) => {
    let loss = 0;
    for (let index = 0; index <= last; index++) {
      const strength = index === last ? biasPrecision : precision;
      const distance = (at[index] as number) - (prior[index] as number);
      gradient[index] = strength * distance;
      loss += (strength / 2) * distance * distance;
    }
    for (const { features, values, isPositive, weight } of samples) {
      let z = at[last] as number;
      for (let index = 0; index < features.length; index++)
        z += (at[features[index] as number] as number) * (values?.[index] ?? 1);
      const margin = isPositive ? z : -z;
      loss += weight * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
      const slope = (isPositive ? -weight : weight) / (1 + Math.exp(margin));
      for (let index = 0; index < features.length; index++) {
        const feature = features[index] as number;
        gradient[feature] = (gradient[feature] as number) + slope * (values?.[index] ?? 1);
      }
      gradient[last] = (gradient[last] as number) + slope;
    }
    return loss;
  };
}

function minimise(objective: Objective, start: Float64Array): Float64Array {
  let at = start;
  let gradient: Float64Array = new Float64Array(at.length);
  let loss = objective(at, gradient);
  const history: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const direction = descentDirection(gradient, history);
    const slope = dot(direction, gradient);
    if (slope > -1e-12) break;
    const next = new Float64Array(at.length);
    const nextGradient = new Float64Array(at.length);
    let step = history.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    let nextLoss = Number.POSITIVE_INFINITY;
    for (let halving = 0; halving < 30; halving++, step /= 2) {
      for (let index = 0; index < at.length; index++)
        next[index] = (at[index] as number) + step * (direction[index] as number);
      nextLoss = objective(next, nextGradient);
      if (nextLoss <= loss + 1e-4 * step * slope) break;
    }
    if (!(nextLoss < loss)) break;
    remember(history, at, next, gradient, nextGradient);
    const progress = (loss - nextLoss) / Math.max(1, Math.abs(loss));
    at = next;
    gradient = nextGradient;
    loss = nextLoss;
    if (progress < smallestProgress) break;
  }
  return at;
}

function remember(
  history: { s: Float64Array; y: Float64Array; rho: number }[],
  at: Float64Array,
  next: Float64Array,
  gradient: Float64Array,
  nextGradient: Float64Array,
): void {
  const s = next.map((value, index) => value - (at[index] as number));
  const y = nextGradient.map((value, index) => value - (gradient[index] as number));
  const curvature = dot(s, y);
  if (curvature <= 1e-10) return;
  history.push({ s, y, rho: 1 / curvature });
  if (history.length > historyLength) history.shift();
}

function descentDirection(
  gradient: Float64Array,
  history: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const direction = gradient.map((value) => -value);
  const alphas: number[] = [];
  for (const { s, y, rho } of history.toReversed()) {
    const alpha = rho * dot(s, direction);
    alphas.push(alpha);
    addScaled(direction, y, -alpha);
  }
  const newest = history.at(-1);
  if (newest) {
    const scale = 1 / (newest.rho * dot(newest.y, newest.y));
    for (let index = 0; index < direction.length; index++) direction[index] = (direction[index] as number) * scale;
  }
  for (const [index, { s, y, rho }] of history.entries()) {
    const beta = rho * dot(y, direction);
    addScaled(direction, s, (alphas[history.length - 1 - index] as number) - beta);
  }
  return direction;
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let index = 0; index < target.length; index++)
    target[index] = (target[index] as number) + factor * (source[index] as number);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}
