import { EvaluationError } from '../domain/errors.ts';

export type TableUnreadableCode =
  | 'table-empty'
  | 'table-header-invalid'
  | 'table-encoding-broken'
  | 'table-not-xlsx'
  | 'table-too-large'
  | 'table-format-unknown'
  | 'table-sheet-unknown';

/** A file as a whole cannot be read as a table. The message starts with the file's name. */
export class TableUnreadableError extends EvaluationError {
  readonly code: TableUnreadableCode;
  readonly fileName: string;

  constructor(code: TableUnreadableCode, fileName: string, problem: string, options?: ErrorOptions) {
    super(`${fileName}: ${problem}`, options);
    this.code = code;
    this.fileName = fileName;
  }
}
