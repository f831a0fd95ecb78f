import type { PackedWeights } from './pack-weights.ts';

const thousandth = 1 / 1000;

/**
 * Adds up the rows of a table of weights over runs of an answer's clauses, each feature once a run.
 *
 * The rows of an answer's features are copied side by side when they are first met: runs overlap, so each row is added many
 * times, and in the table rows lie far apart. Rows are added in the order in which they are given, because the last bits of a
 * floating-point sum depend on it.
 */
export class AnswerRows {
  readonly #table: PackedWeights;
  readonly #width: number;
  /** By feature its place among those of the answer plus one; 0 for all others. */
  readonly #places: Int32Array;
  /** The features of the answer by place. */
  #features: number[] = [];
  /** The rows of the answer in log odds, by place. */
  #rows = new Float64Array(0);
  /** By place the last run, counted over all, that it was added to. */
  #addedTo = new Float64Array(0);
  #runCount = 0;
  /** Places to add, kept to spare making a list for each clause of each run. */
  #fresh = new Int32Array(0);

  /**
   * @param table in thousandths, one row a feature.
   * @param width numbers of a row.
   */
  constructor(table: PackedWeights, width: number) {
    this.#table = table;
    this.#width = width;
    this.#places = new Int32Array(table.length / width);
  }

  /** Forget the answer before. */
  beginAnswer(): void {
    for (const feature of this.#features) this.#places[feature] = 0;
    this.#features = [];
  }

  /** The place of a feature of the answer. */
  place(feature: number): number {
    const known = this.#places[feature] as number;
    return known > 0 ? known - 1 : this.#gather(feature);
  }

  /** Begin a run, to which nothing was added. */
  beginRun(): void {
    this.#runCount++;
  }

  /** Add the rows at the places that the run does not have yet. */
  addTo(sums: Float64Array, places: readonly number[]): void {
    const count = this.#findFresh(places);
    const fresh = this.#fresh;
    const rows = this.#rows;
    const width = this.#width;
    let column = 0;
    // Three sums at a time (the heads of a criterion) need not wait for each other.
    for (; column + 3 <= width; column += 3) {
      let first = sums[column] as number;
      let second = sums[column + 1] as number;
      let third = sums[column + 2] as number;
      for (let index = 0; index < count; index++) {
        const at = (fresh[index] as number) * width + column;
        first += rows[at] as number;
        second += rows[at + 1] as number;
        third += rows[at + 2] as number;
      }
      sums[column] = first;
      sums[column + 1] = second;
      sums[column + 2] = third;
    }
    for (; column < width; column++) {
      let sum = sums[column] as number;
      for (let index = 0; index < count; index++) sum += rows[(fresh[index] as number) * width + column] as number;
      sums[column] = sum;
    }
  }

  /** Put the places that are new to the run into `#fresh`; returns how many. */
  #findFresh(places: readonly number[]): number {
    let count = 0;
    for (const place of places) {
      if (this.#addedTo[place] === this.#runCount) continue;
      this.#addedTo[place] = this.#runCount;
      this.#fresh[count++] = place;
    }
    return count;
  }

  #gather(feature: number): number {
    const place = this.#features.length;
    if (place === this.#fresh.length) this.#grow();
    this.#features.push(feature);
    this.#places[feature] = place + 1;
    const from = feature * this.#width;
    const to = place * this.#width;
    for (let column = 0; column < this.#width; column++)
      this.#rows[to + column] = (this.#table[from + column] as number) * thousandth;
    return place;
  }

  #grow(): void {
    const size = Math.max(256, this.#fresh.length * 2);
    const rows = new Float64Array(size * this.#width);
    rows.set(this.#rows);
    const addedTo = new Float64Array(size);
    addedTo.set(this.#addedTo);
    this.#rows = rows;
    this.#addedTo = addedTo;
    this.#fresh = new Int32Array(size);
  }
}
