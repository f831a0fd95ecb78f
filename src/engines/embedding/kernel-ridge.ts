import { dotOf, factorise, inverseDiagonal, solve } from './cholesky.ts';

/** Several scores of a vector, each a sum over examples of how near the vector is to them. */
export type KernelScores = {
  /** Mean of the examples: what all texts share says nothing. */
  readonly center: Float64Array;
  /** The examples without the mean, each of length 1. */
  readonly examples: readonly Float64Array[];
  /** By example its product with the mean. */
  readonly centerProducts: Float64Array;
  /** One list of weights a score, one weight an example. */
  readonly weights: readonly Float64Array[];
};

export type KernelFit = {
  readonly scores: KernelScores;
  /** By example, then by score: what a fit without that example would say of it. */
  readonly leftOut: readonly (readonly number[])[];
};

/** How fast nearness falls with the angle: exp(2·(cos − 1)). Of 0.5, 1 and 2 the best on left-out examples. */
const steepness = 2;
/** Of 0.3 and 1 either does on left-out examples. */
const penalty = 0.6;
/** Added to every nearness, it stands for a bias with the prior of one example. */
const bias = 1;

/**
 * Fit scores to targets by kernel ridge regression, all with one factorisation. Deterministic.
 *
 * What a fit without an example would say of it is target − weight / (K + penalty)⁻¹ᵢᵢ (Rasmussen & Williams, Gaussian Processes for
 * Machine Learning, 2006, section 5.4.2). Takes time with the cube of the number of examples, about a second for 1,200.
 *
 * @param targets one row an example, one number a score.
 * @throws {RangeError} for no examples.
 */
export function fitKernelRidge(vectors: readonly Float32Array[], targets: readonly (readonly number[])[]): KernelFit {
  const { center, examples, centerProducts } = centreExamples(vectors);
  const matrix = examples.map((example, row) => {
    const ofRow = new Float64Array(examples.length);
    for (let column = 0; column <= row; column++)
      ofRow[column] = nearness(example, examples[column] as Float64Array) + (row === column ? penalty : 0);
    return ofRow;
  });
  const factor = factorise(matrix);
  const scoreCount = targets[0]?.length ?? 0;
  const weights = Array.from({ length: scoreCount }, (_, score) =>
    solve(
      factor,
      Float64Array.from(targets, (row) => row[score] as number),
    ),
  );
  const diagonal = inverseDiagonal(factor);
  const leftOut = targets.map((row, example) =>
    weights.map(
      (ofScore, score) => (row[score] as number) - (ofScore[example] as number) / (diagonal[example] as number),
    ),
  );
  return { scores: { center, examples, centerProducts, weights }, leftOut };
}

/**
 * Take the mean of all vectors from each of them, and give them length 1.
 *
 * @throws {RangeError} for no vectors.
 */
export function centreExamples(vectors: readonly Float32Array[]): Omit<KernelScores, 'weights'> {
  const [first] = vectors;
  if (!first) throw new RangeError('A kernel ridge regression needs examples');
  const center = new Float64Array(first.length);
  for (const vector of vectors)
    for (let index = 0; index < center.length; index++)
      center[index] = (center[index] as number) + (vector[index] as number) / vectors.length;
  const examples = vectors.map((vector) => centred(vector, center));
  return { center, examples, centerProducts: productsWith(examples, center) };
}

/** A vector with its products with all examples: those of a sum are the sums of theirs, so that runs need none of their own. */
export type ReadVector = { readonly vector: Float64Array; readonly products: Float64Array };

/** Read a vector once for all runs that it is part of. */
export function readVector({ examples }: KernelScores, vector: Float32Array): ReadVector {
  const own = Float64Array.from(vector);
  return { vector: own, products: productsWith(examples, own) };
}

/** Add vectors, each as often as its weight says; the sum gets length 1. */
export function addVectors(parts: readonly (ReadVector & { readonly tokens: number })[]): ReadVector {
  const vector = new Float64Array(parts[0]?.vector.length ?? 0);
  const products = new Float64Array(parts[0]?.products.length ?? 0);
  for (const part of parts) {
    addScaled(vector, part.vector, part.tokens);
    addScaled(products, part.products, part.tokens);
  }
  const length = lengthOf(vector);
  return { vector: vector.map((value) => value / length), products: products.map((value) => value / length) };
}

/** The scores of one vector. */
export function scoreVector(
  { center, centerProducts, weights }: KernelScores,
  { vector, products }: ReadVector,
): number[] {
  const length = lengthOf(vector.map((value, index) => value - (center[index] as number)));
  const near = products.map((product, example) => toNearness((product - (centerProducts[example] as number)) / length));
  return weights.map((ofScore) => dotOf(ofScore, near, 0, near.length));
}

function productsWith(examples: readonly Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(examples, (example) => dotOf(example, vector, 0, vector.length));
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let index = 0; index < target.length; index++)
    target[index] = (target[index] as number) + factor * (source[index] as number);
}

/** 1 for a vector of zeros, which stays what it is. */
function lengthOf(vector: Float64Array): number {
  return Math.sqrt(dotOf(vector, vector, 0, vector.length)) || 1;
}

function nearness(a: Float64Array, b: Float64Array): number {
  return toNearness(dotOf(a, b, 0, a.length));
}

function toNearness(cosine: number): number {
  return Math.exp(steepness * (cosine - 1)) + bias;
}

/** The vector without the mean, of length 1; a vector that is the mean stays 0. */
function centred(vector: Float32Array, center: Float64Array): Float64Array {
  const result = Float64Array.from(vector, (value, index) => value - (center[index] as number));
  const length = lengthOf(result);
  return result.map((value) => value / length);
}
