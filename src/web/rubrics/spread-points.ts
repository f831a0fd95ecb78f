/**
 * Give criteria points that add up to a total, and change each by as little as the proportions between them allow.
 *
 * Points are whole or half and at least one half. The criterion that somebody has just set keeps its points; the rest of
 * the total is divided among the others in proportion to what they have.
 *
 * @param points of each criterion, as typed
 * @param keep position of the criterion that stays as it is; undefined for none
 * @returns undefined where there is not a half point for each of the others, or the total is no half number
 *
 * @example
 * spreadPoints([4, 3, 4], 10, 0); // [4, 2.5, 3.5]
 */
export function spreadPoints(
  points: readonly number[],
  total: number,
  keep: number | undefined,
): readonly number[] | undefined {
  const kept = keep === undefined ? 0 : (points[keep] ?? 0);
  const halves = (total - kept) * 2;
  const others = points.filter((_, index) => index !== keep);
  if (!Number.isInteger(halves) || others.length === 0 || halves < others.length) return undefined;
  const shares = divide(others, halves);
  return points.map((own, index) => {
    if (index === keep) return own;
    const place = keep !== undefined && index > keep ? index - 1 : index;
    return (shares[place] ?? 1) / 2;
  });
}

/** Divide a number of halves by weight; everybody gets one at least, and the largest fractions are rounded up. */
function divide(weights: readonly number[], halves: number): readonly number[] {
  const positive = weights.map((weight) => Math.max(0, weight));
  const sum = positive.reduce((total, weight) => total + weight, 0);
  const quotas = positive.map((weight) => (sum === 0 ? halves / weights.length : (halves * weight) / sum));
  const shares = quotas.map((quota) => Math.max(1, Math.floor(quota)));
  let rest = halves - shares.reduce((total, share) => total + share, 0);
  while (rest !== 0) {
    const step = Math.sign(rest);
    const place = furthest(quotas, shares, step);
    shares[place] = (shares[place] ?? 1) + step;
    rest -= step;
  }
  return shares;
}

/** Which share is furthest below what it should be (step 1), or above it (step -1) and can give one away. */
function furthest(quotas: readonly number[], shares: readonly number[], step: number): number {
  let best = -1;
  let bestGap = Number.NEGATIVE_INFINITY;
  for (const [index, quota] of quotas.entries()) {
    const share = shares[index] ?? 1;
    const gap = (quota - share) * step;
    if (gap > bestGap + 1e-9 && (step > 0 || share > 1)) {
      best = index;
      bestGap = gap;
    }
  }
  return best;
}
