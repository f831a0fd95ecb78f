import type { Random } from './seeded-random.ts';

/** The bounds that hold the middle 95 % of the resampled values. */
export type Interval = { readonly low: number; readonly high: number };

/** A figure of a sample, `undefined` where the sample does not define it. */
export type Statistic<Item> = (sample: readonly Item[]) => number | undefined;

export type BootstrapSettings = {
  /** Drawn from afresh; the same sequence gives the same interval. */
  readonly random: Random;
  readonly resamples: number;
};

/** Two-sided 95 %. */
const tail = 0.025;

/** If a figure is undefined in more than this share of the resamples, nothing can be said about its middle 95 %. */
const mostUndefined = 0.05;

/**
 * Estimate 95 % intervals of several statistics by resampling whole items with replacement.
 *
 * Formula: draw n of the n items with replacement, B times; the interval reaches from the 2.5th to the 97.5th percentile
 * of the B values, with linear interpolation between order statistics (Hyndman & Fan 1996, type 7). All statistics see the
 * same resamples. The items must be independent of each other: resample answers, not the criteria of an answer.
 *
 * Range: that of the statistic. Undefined for no items, and where more than 5 % of the resamples leave the statistic
 * undefined; up to that share they are left out.
 *
 * Source: B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
 */
export function percentileBootstrap<Item, Name extends string>(
  items: readonly Item[],
  statistics: Readonly<Record<Name, Statistic<Item>>>,
  { random, resamples }: BootstrapSettings,
): Readonly<Record<Name, Interval | undefined>> {
  const names = Object.keys(statistics) as Name[];
  const values = new Map<Name, number[]>(names.map((name) => [name, []]));
  const sample = [...items];
  for (let round = 0; round < (items.length > 0 ? resamples : 0); round++) {
    for (let index = 0; index < items.length; index++) {
      sample[index] = items[Math.floor(random() * items.length)] as Item;
    }
    for (const name of names) {
      const value = statistics[name](sample);
      if (value !== undefined) values.get(name)?.push(value);
    }
  }
  const intervals = names.map((name) => [name, percentileInterval(values.get(name) ?? [], resamples)] as const);
  return Object.fromEntries(intervals) as Record<Name, Interval | undefined>;
}

/**
 * Cut the middle 95 % out of the values that resamples gave.
 *
 * @returns undefined if more than 5 % of the resamples gave none.
 */
export function percentileInterval(values: readonly number[], resamples: number): Interval | undefined {
  if (values.length === 0 || values.length < resamples * (1 - mostUndefined)) return undefined;
  const sorted = Float64Array.from(values).sort();
  return { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail) };
}

function quantile(sorted: Float64Array, share: number): number {
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const lower = sorted[below] as number;
  const upper = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return lower + (upper - lower) * (position - below);
}
