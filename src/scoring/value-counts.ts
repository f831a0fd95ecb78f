/**
 * How often each value occurred: everything that describes a distribution of few possible values, such as points, in
 * memory that does not grow with the number of values added.
 *
 * Every figure is null while nothing was added.
 */
export class ValueCounts {
  readonly #counts = new Map<number, number>();
  #size = 0;

  /** How many values were added. */
  get size(): number {
    return this.#size;
  }

  /** Add one value. */
  add(value: number): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
    this.#size++;
  }

  /** How often the value was added. */
  countOf(value: number): number {
    return this.#counts.get(value) ?? 0;
  }

  /** List the different values in ascending order. */
  values(): readonly number[] {
    return [...this.#counts.keys()].sort((a, b) => a - b);
  }

  /** Arithmetic mean. */
  mean(): number | null {
    let sum = 0;
    for (const [value, count] of this.#counts) sum += value * count;
    return this.#size === 0 ? null : sum / this.#size;
  }

  /**
   * Standard deviation of the values as they are, not an estimate for more of them.
   *
   * Formula: square root of the mean squared distance from the mean (divides by n). Range 0 upwards.
   */
  standardDeviation(): number | null {
    const mean = this.mean();
    if (mean === null) return null;
    let sum = 0;
    for (const [value, count] of this.#counts) sum += (value - mean) ** 2 * count;
    return Math.sqrt(sum / this.#size);
  }

  /**
   * The value below which a share of the values lies, with a straight line between two neighbours.
   *
   * Formula: at position (n − 1) × share of the sorted values, counted from 0. Share 0 is the smallest value, 0.5 the median,
   * 1 the largest.
   *
   * Source: definition 7 of R. J. Hyndman, Y. Fan, Sample quantiles in statistical packages, 1996.
   *
   * @param share 0 to 1.
   */
  quantile(share: number): number | null {
    if (this.#size === 0) return null;
    const position = (this.#size - 1) * share;
    const lower = this.#valueAt(Math.floor(position));
    return lower + (this.#valueAt(Math.ceil(position)) - lower) * (position - Math.floor(position));
  }

  /** The value at a position of the sorted values, from 0. */
  #valueAt(position: number): number {
    let passed = 0;
    for (const value of this.values()) {
      passed += this.countOf(value);
      if (passed > position) return value;
    }
    throw new RangeError(`Position ${position} is not within ${this.#size} values`);
  }
}
