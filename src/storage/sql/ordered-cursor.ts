/** Takes rows that are ordered by a number out of a stream, number by number. */
export class OrderedCursor<T> {
  readonly #rows: AsyncGenerator<T, void>;
  readonly #numberOf: (row: T) => number;
  #next: IteratorResult<T, void> | undefined;

  constructor(rows: AsyncGenerator<T, void>, numberOf: (row: T) => number) {
    this.#rows = rows;
    this.#numberOf = numberOf;
  }

  /** The rows not taken yet with this number or a smaller one. */
  async *takeUpTo(number: number): AsyncGenerator<T, void> {
    for (;;) {
      this.#next ??= await this.#rows.next();
      if (this.#next.done || this.#numberOf(this.#next.value) > number) return;
      const row = this.#next.value;
      this.#next = undefined;
      yield row;
    }
  }
}
