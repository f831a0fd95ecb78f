import type { PackedWeights } from './pack-weights.ts';

const thousandth = 1 / 1000;

/**
 * Adds up the rows of a table of weights over runs of an answer's clauses, each feature once a run. An answer's clauses are
 * told first, then its runs.
 *
 * The rows of an answer's features are copied side by side when they are first met: runs overlap, so each row is added many
 * times, and in the table rows lie far apart. Rows are added in the order in which they are given, because the last bits of a
 * floating-point sum depend on it.
 */
export class AnswerRows {
  readonly #table: PackedWeights;
  readonly #width: number;
  /** By feature its place among those of the answer plus one; 0 for all others. */
  readonly #placeOf: Int32Array;
  /** The features of the answer by place; kept longer than the answer needs. */
  readonly #features: number[] = [];
  #featureCount = 0;
  /** The places of the features of all clauses, clause by clause, and where those of each clause end. */
  readonly #places: number[] = [];
  readonly #ends: number[] = [];
  #clauseCount = 0;
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
    this.#placeOf = new Int32Array(table.length / width);
  }

  /** Forget the answer before. */
  beginAnswer(): void {
    for (let place = 0; place < this.#featureCount; place++) this.#placeOf[this.#features[place] as number] = 0;
    this.#featureCount = 0;
    this.#clauseCount = 0;
  }

  /** Begin the next clause of the answer. */
  beginClause(): void {
    this.#ends[this.#clauseCount] = this.#clauseStart(this.#clauseCount);
    this.#clauseCount++;
  }

  /** Add a feature to the clause that was begun last. */
  addFeature(feature: number): void {
    const clause = this.#clauseCount - 1;
    const end = this.#ends[clause] as number;
    this.#places[end] = this.#place(feature);
    this.#ends[clause] = end + 1;
  }

  /** Begin a run, to which nothing was added. */
  beginRun(): void {
    this.#runCount++;
  }

  /** Add the rows of the features of a clause that the run does not have yet. */
  addClauseTo(sums: Float64Array, clause: number): void {
    this.#add(sums, this.#findFresh(this.#clauseStart(clause), this.#ends[clause] as number));
  }

  /** Add the row of a feature if the run does not have it yet. */
  addFeatureTo(sums: Float64Array, feature: number): void {
    const place = this.#place(feature);
    if (this.#addedTo[place] === this.#runCount) return;
    this.#addedTo[place] = this.#runCount;
    this.#fresh[0] = place;
    this.#add(sums, 1);
  }

  #clauseStart(clause: number): number {
    return clause === 0 ? 0 : (this.#ends[clause - 1] as number);
  }

  #place(feature: number): number {
    const known = this.#placeOf[feature] as number;
    return known > 0 ? known - 1 : this.#gather(feature);
  }

  /** Add the rows at the first `count` places of `#fresh`. */
  #add(sums: Float64Array, count: number): void {
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

  /** Put those of the places `[from, to)` that are new to the run into `#fresh`; returns how many. */
  #findFresh(from: number, to: number): number {
    let count = 0;
    for (let index = from; index < to; index++) {
      const place = this.#places[index] as number;
      if (this.#addedTo[place] === this.#runCount) continue;
      this.#addedTo[place] = this.#runCount;
      this.#fresh[count++] = place;
    }
    return count;
  }

  #gather(feature: number): number {
    const place = this.#featureCount++;
    if (place === this.#fresh.length) this.#grow();
    this.#features[place] = feature;
    this.#placeOf[feature] = place + 1;
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
