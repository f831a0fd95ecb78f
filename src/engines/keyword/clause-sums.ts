import type { PackedWeights } from './pack-weights.ts';

/**
 * Adds up the rows of a table of weights over runs of an answer's clauses, each feature once a run. An answer's clauses are told
 * first, then its runs.
 *
 * Runs overlap, so each clause is added up once, and a run takes off what its clauses repeat. Sums are whole thousandths: exact,
 * whatever their order, up to 2³¹.
 */
export class ClauseSums {
  readonly #table: PackedWeights;
  readonly #width: number;
  /** By feature the last clause that had it, counted over all answers from 1. */
  readonly #lastClauseOf: Float64Array;
  /** The number of the answer's first clause, counted so. */
  #firstClause = 1;
  #clauseCount = 0;
  /** The sums of the clauses, one row a clause; kept longer than the answer needs, like all that follows. */
  #sums = new Int32Array(0);
  /** Clause by clause where the rows begin of features that an earlier clause of the answer had, and which clause had them last. */
  readonly #repeated: number[] = [];
  readonly #repeatedIn: number[] = [];
  /** Where those of each clause end. */
  readonly #ends: number[] = [];
  /** Where the rows of a clause begin. */
  readonly #rows: number[] = [];

  /**
   * @param table in thousandths, one row a feature.
   * @param width numbers of a row.
   */
  constructor(table: PackedWeights, width: number) {
    this.#table = table;
    this.#width = width;
    this.#lastClauseOf = new Float64Array(table.length / width);
  }

  /** Forget the answer before. */
  beginAnswer(): void {
    this.#firstClause += this.#clauseCount;
    this.#clauseCount = 0;
  }

  /** Add the next clause of the answer: the first `count` of a list of features, which may repeat each other. */
  addClause(features: readonly number[], count: number): void {
    const rowCount = this.#findRows(features, count);
    const clause = this.#clauseCount++;
    const width = this.#width;
    if (this.#sums.length < this.#clauseCount * width) this.#grow();
    const table = this.#table;
    const sums = this.#sums;
    const rows = this.#rows;
    const to = clause * width;
    let column = 0;
    // Three sums at a time (the heads of a criterion) need not wait for each other.
    for (; column + 3 <= width; column += 3) {
      let first = 0;
      let second = 0;
      let third = 0;
      for (let index = 0; index < rowCount; index++) {
        const at = (rows[index] as number) + column;
        first += table[at] as number;
        second += table[at + 1] as number;
        third += table[at + 2] as number;
      }
      sums[to + column] = first;
      sums[to + column + 1] = second;
      sums[to + column + 2] = third;
    }
    for (; column < width; column++) {
      let sum = 0;
      for (let index = 0; index < rowCount; index++) sum += table[(rows[index] as number) + column] as number;
      sums[to + column] = sum;
    }
  }

  /** Add a clause to the sums of a run that begins with the clause `first` and has all clauses before this one already. */
  addTo(sums: Int32Array, first: number, clause: number): void {
    const width = this.#width;
    const from = clause * width;
    for (let column = 0; column < width; column++)
      sums[column] = (sums[column] as number) + (this.#sums[from + column] as number);
    const end = this.#ends[clause] as number;
    for (let index = clause === 0 ? 0 : (this.#ends[clause - 1] as number); index < end; index++)
      if ((this.#repeatedIn[index] as number) >= first) this.#addRow(sums, this.#repeated[index] as number, -1);
  }

  /** Add the row of a feature that is in no clause. */
  addFeatureTo(sums: Int32Array, feature: number): void {
    this.#addRow(sums, feature * this.#width, 1);
  }

  #addRow(sums: Int32Array, from: number, sign: 1 | -1): void {
    for (let column = 0; column < this.#width; column++)
      sums[column] = (sums[column] as number) + sign * (this.#table[from + column] as number);
  }

  /** Put where the rows of the distinct features of the next clause begin into `#rows`, and note what it repeats; returns how many. */
  #findRows(features: readonly number[], count: number): number {
    const clause = this.#clauseCount;
    const number = this.#firstClause + clause;
    let rowCount = 0;
    let end = clause === 0 ? 0 : (this.#ends[clause - 1] as number);
    for (let index = 0; index < count; index++) {
      const feature = features[index] as number;
      const last = this.#lastClauseOf[feature] as number;
      if (last === number) continue;
      const row = feature * this.#width;
      this.#lastClauseOf[feature] = number;
      this.#rows[rowCount++] = row;
      if (last < this.#firstClause) continue;
      this.#repeated[end] = row;
      this.#repeatedIn[end++] = last - this.#firstClause;
    }
    this.#ends[clause] = end;
    return rowCount;
  }

  #grow(): void {
    const before = this.#sums;
    this.#sums = new Int32Array(Math.max(before.length * 2, 16 * this.#width));
    this.#sums.set(before);
  }
}
