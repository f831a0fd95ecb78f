/** Which columns of a table hold what, by their names: one answer a row, or one candidate a row with a column a question. */
export type ColumnMapping =
  | { readonly layout: 'long'; readonly candidate: string; readonly question: string; readonly answer: string }
  | {
      readonly layout: 'wide';
      readonly candidate: string;
      /** In the order of the table. */
      readonly answers: readonly { readonly column: string; readonly questionId: string }[];
    };
