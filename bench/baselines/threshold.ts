/** One criterion of one answer: how similar it is, and whether its label is covered or partial. */
export type SimilarityItem = { readonly similarity: number; readonly isPositive: boolean };

/**
 * Find the similarity from which on calling a criterion covered gives the best macro-F1 on these items.
 *
 * Candidates lie halfway between neighbouring similarities, and beyond both ends; of equally good ones the highest wins.
 * Macro-F1 is that of src/agreement/macro-f1.ts, worked out in one sweep from the highest similarity down.
 *
 * @throws {RangeError} for no items.
 */
export function bestThreshold(items: readonly SimilarityItem[]): number {
  if (items.length === 0) throw new RangeError('A threshold needs items to be chosen on');
  const sorted = [...items].sort((a, b) => b.similarity - a.similarity);
  const positives = items.filter(({ isPositive }) => isPositive).length;
  let truePositives = 0;
  let best = { threshold: Number.POSITIVE_INFINITY, macroF1: macroF1At(0, 0, positives, items.length) };
  for (const [index, { similarity, isPositive }] of sorted.entries()) {
    if (isPositive) truePositives++;
    const next = sorted[index + 1]?.similarity ?? Number.NEGATIVE_INFINITY;
    if (next === similarity) continue;
    const macroF1 = macroF1At(truePositives, index + 1, positives, items.length);
    if (macroF1 > best.macroF1) best = { threshold: halfway(similarity, next), macroF1 };
  }
  return best.threshold;
}

function halfway(above: number, below: number): number {
  return below === Number.NEGATIVE_INFINITY ? below : (above + below) / 2;
}

function macroF1At(truePositives: number, called: number, positives: number, count: number): number {
  const falsePositives = called - truePositives;
  const falseNegatives = positives - truePositives;
  const trueNegatives = count - called - falseNegatives;
  const errors = falsePositives + falseNegatives;
  const scores = [truePositives, trueNegatives]
    .filter((hits) => hits + errors > 0)
    .map((hits) => (2 * hits) / (2 * hits + errors));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
