/** The one parameter of a statement that is to be run once for each row. Only the SQLite driver knows it. */
export class RowBatch {
  readonly rows: readonly (readonly unknown[])[];

  constructor(rows: readonly (readonly unknown[])[]) {
    this.rows = rows;
  }
}
