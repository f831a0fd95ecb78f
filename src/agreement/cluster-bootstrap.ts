import { type BootstrapSettings, type Interval, percentileInterval } from './percentile-bootstrap.ts';

/** A figure of sums, `undefined` where they do not define it. */
type StatisticOfSums = (sums: Float64Array) => number | undefined;

/** Draws between two pauses: about a millisecond. */
const drawsATurn = 50_000;

/**
 * Estimate 95 % intervals of statistics that depend on sums over clusters alone, by resampling whole clusters with replacement.
 *
 * The same as percentileBootstrap with the same random numbers, to rounding: equal clusters are counted, not added up one by one, so
 * that a resample costs one draw for each cluster and one addition for each kind of them.
 *
 * Range, undefined cases and source: those of percentileBootstrap.
 *
 * @param clusters sums of one cluster each, all of one length; clusters are independent of each other, what is in one need not be
 * @yields every millisecond or so, for whoever has other work to do.
 */
export function* clusterBootstrap<Name extends string>(
  clusters: readonly Float64Array[],
  statistics: Readonly<Record<Name, StatisticOfSums>>,
  { random, resamples }: BootstrapSettings,
): Generator<undefined, Readonly<Record<Name, Interval | undefined>>> {
  const names = Object.keys(statistics) as Name[];
  const values = new Map<Name, number[]>(names.map((name) => [name, []]));
  const { kinds, kindOf } = findKinds(clusters);
  const counts = new Uint32Array(kinds.length);
  const sums = new Float64Array(clusters[0]?.length ?? 0);
  let draws = 0;
  for (let round = 0; round < (clusters.length > 0 ? resamples : 0); round++) {
    counts.fill(0);
    for (let index = 0; index < clusters.length; index++) {
      const kind = kindOf[Math.floor(random() * clusters.length)] as number;
      counts[kind] = (counts[kind] as number) + 1;
    }
    addUp(kinds, counts, sums);
    for (const name of names) {
      const value = statistics[name](sums);
      if (value !== undefined) values.get(name)?.push(value);
    }
    draws += clusters.length + kinds.length;
    if (draws < drawsATurn) continue;
    draws = 0;
    yield;
  }
  const intervals = names.map((name) => [name, percentileInterval(values.get(name) ?? [], resamples)] as const);
  return Object.fromEntries(intervals) as Record<Name, Interval | undefined>;
}

/** Clusters that are equal are of one kind. */
function findKinds(clusters: readonly Float64Array[]) {
  const numbers = new Map<string, number>();
  const kinds: Float64Array[] = [];
  const kindOf = Uint32Array.from(clusters, (cluster) => {
    const key = cluster.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, kinds.length);
    return kinds.push(cluster) - 1;
  });
  return { kinds, kindOf };
}

function addUp(kinds: readonly Float64Array[], counts: Uint32Array, sums: Float64Array): void {
  sums.fill(0);
  for (let kind = 0; kind < kinds.length; kind++) {
    const count = counts[kind] as number;
    if (count === 0) continue;
    const of = kinds[kind] as Float64Array;
    for (let index = 0; index < sums.length; index++) {
      sums[index] = (sums[index] as number) + count * (of[index] as number);
    }
  }
}
