import { meanAbsoluteError, type PointPair } from '../../src/agreement/mean-absolute-error.ts';
import { pearson } from '../../src/agreement/pearson.ts';
import { percentileBootstrap, type Statistic } from '../../src/agreement/percentile-bootstrap.ts';
import { quadraticWeightedKappa } from '../../src/agreement/quadratic-weighted-kappa.ts';
import { seededRandom } from '../../src/agreement/seeded-random.ts';
import { spearman } from '../../src/agreement/spearman.ts';

/** A figure with its 95 % interval; each absent where it is not defined. */
export type Figure = {
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
};

/** How scores are compared: first what people gave, then what the machine gave. */
export const scoreStatistics = {
  quadraticWeightedKappa,
  pearson,
  spearman,
  meanAbsoluteError,
} as const satisfies Readonly<Record<string, Statistic<PointPair>>>;

export type ScoreFigures = Readonly<Record<keyof typeof scoreStatistics, Figure>>;

/** The usual number for 95 % intervals; the seed is arbitrary and fixed, so that a report can be made again. */
export const resampling = { seed: 20_260_101, resamples: 1_000 };

/** Work out figures of some answers; whole answers are drawn for the intervals, and each call draws from the seed afresh. */
export function measureFigures<Item, Name extends string>(
  items: readonly Item[],
  statistics: Readonly<Record<Name, Statistic<Item>>>,
): Readonly<Record<Name, Figure>> {
  const random = seededRandom(resampling.seed);
  const intervals = percentileBootstrap(items, statistics, { random, resamples: resampling.resamples });
  const names = Object.keys(statistics) as Name[];
  const figures = names.map((name): [Name, Figure] => {
    const interval = intervals[name];
    return [name, { value: statistics[name](items), low: interval?.low, high: interval?.high }];
  });
  return Object.fromEntries(figures) as Record<Name, Figure>;
}
