import type { Interval } from './percentile-bootstrap.ts';

/** The 97.5th percentile of the normal distribution: two-sided 95 %. */
const z = 1.959964;

/**
 * Estimate a 95 % interval of a share from how often something happened.
 *
 * Formula: (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n), with p = hits / n. Range: within 0 and 1, never a single point, also for
 * no hits or nothing but hits. Undefined for no trials.
 *
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22, 1927.
 *
 * @example
 * wilsonInterval(5, 10); // { low: 0.2366, high: 0.7634 }
 */
export function wilsonInterval(hits: number, trials: number): Interval | undefined {
  if (trials === 0) return undefined;
  const share = hits / trials;
  const weight = z ** 2 / trials;
  const middle = share + weight / 2;
  const reach = z * Math.sqrt((share * (1 - share)) / trials + weight / (4 * trials));
  return {
    low: Math.max(0, (middle - reach) / (1 + weight)),
    high: Math.min(1, (middle + reach) / (1 + weight)),
  };
}
