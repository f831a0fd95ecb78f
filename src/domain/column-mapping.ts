/** Which columns of a table hold what. Columns are named as the table's header names them. */
export type ColumnMapping =
  | {
      /** One answer a row. */
      readonly layout: 'long';
      readonly candidate: string;
      readonly question: string;
      readonly answer: string;
    }
  | {
      /** One candidate a row, one column a question. */
      readonly layout: 'wide';
      readonly candidate: string;
      readonly answers: readonly { readonly column: string; readonly questionId: string }[];
    };
