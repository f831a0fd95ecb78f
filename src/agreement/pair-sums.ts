import { type Verdict, verdicts } from '../domain/verdict.ts';
import { cohensKappa } from './cohens-kappa.ts';
import type { PointPair } from './mean-absolute-error.ts';
import { verdictValue } from './verdict-value.ts';

/** Two raters' verdicts on one criterion of one answer. */
export type VerdictPair = { readonly criterionId: string; readonly first: Verdict; readonly second: Verdict };

/** Two raters over one answer. Totals are shares of the points on offer; null where one of them has no total. */
export type RatedTwice = { readonly verdicts: readonly VerdictPair[]; readonly totals: PointPair | null };

/** What some answers add up to, in the order of `Place`: a bootstrap adds such sums thousands of times. */
export type PairSums = Float64Array;

const categories = verdicts.length;

/** Where the sums over the totals stand, behind the table of verdicts. */
const place = {
  count: 16,
  first: 17,
  second: 18,
  firstSquared: 19,
  secondSquared: 20,
  product: 21,
  length: 22,
} as const;

/** Shares are sums of a few halves over whole numbers: a spread below this is none. */
const noSpread = 1e-9;

/** Add up what two raters said. */
export function pairSums(rated: Iterable<RatedTwice>): PairSums {
  const sums = new Float64Array(place.length);
  const add = (index: number, value: number): void => {
    sums[index] = (sums[index] as number) + value;
  };
  for (const { verdicts: pairs, totals } of rated) {
    for (const { first, second } of pairs) add(verdicts.indexOf(first) * categories + verdicts.indexOf(second), 1);
    if (totals === null) continue;
    const { first, second } = totals;
    add(place.count, 1);
    add(place.first, first);
    add(place.second, second);
    add(place.firstSquared, first ** 2);
    add(place.secondSquared, second ** 2);
    add(place.product, first * second);
  }
  return sums;
}

/** How many verdicts were compared. */
export function countVerdicts(sums: PairSums): number {
  return tableOf(sums).reduce((sum, count) => sum + count, 0);
}

/** How each figure is worked out from sums; undefined where they do not define it. docs/agreement.md explains them. */
export const pairStatistics = {
  exactAgreement: (sums: PairSums): number | undefined => {
    const count = countVerdicts(sums);
    const same = verdicts.reduce((sum, _, index) => sum + (sums[index * (categories + 1)] as number), 0);
    return count === 0 ? undefined : same / count;
  },
  /** Over the four verdicts. */
  kappa: (sums: PairSums): number | undefined => cohensKappa(tableOf(sums), categories),
  /** Over the values of the verdicts: missing and contradicted are the same here. */
  quadraticWeightedKappa: (sums: PairSums): number | undefined => kappaOfSums(sumsOfValues(sums)),
  /** Over the totals of answers. */
  totalsQuadraticWeightedKappa: (sums: PairSums): number | undefined => kappaOfSums(sums.subarray(place.count)),
};

export type PairFigureName = keyof typeof pairStatistics;

const tableOf = (sums: PairSums): Float64Array => sums.subarray(0, categories ** 2);

function sumsOfValues(sums: PairSums): readonly number[] {
  const of: [number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0];
  for (const [row, verdict] of verdicts.entries()) {
    const first = verdictValue(verdict);
    for (const [column, other] of verdicts.entries()) {
      const second = verdictValue(other);
      const count = sums[row * categories + column] as number;
      of[0] += count;
      of[1] += count * first;
      of[2] += count * second;
      of[3] += count * first ** 2;
      of[4] += count * second ** 2;
      of[5] += count * first * second;
    }
  }
  return of;
}

/** The same as quadraticWeightedKappa over the pairs that were added up. */
function kappaOfSums(sums: ArrayLike<number>): number | undefined {
  const [count = 0, first = 0, second = 0, firstSquared = 0, secondSquared = 0, product = 0] = Array.from(sums);
  if (count === 0) return undefined;
  const spread = firstSquared - first ** 2 / count + secondSquared - second ** 2 / count;
  if (spread <= noSpread) return undefined;
  return 1 - (firstSquared + secondSquared - 2 * product) / (spread + (first - second) ** 2 / count);
}
