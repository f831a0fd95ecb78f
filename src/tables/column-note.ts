/** What there is to say about how columns were recognised. Stable: the page has words for each in its own language. */
export const columnNoteCodes = [
  'question-column-twice',
  'question-column-unknown',
  'question-column-missing',
  'question-cells-unknown',
  'answer-column-guessed',
  'answer-column-missing',
  'candidate-column-guessed',
  'candidate-column-missing',
] as const;

type ColumnNoteCode = (typeof columnNoteCodes)[number];

/** Something to look at before the suggestion is taken. */
export type ColumnNote = {
  readonly code: ColumnNoteCode;
  /** The name of the column that is meant, whole; null where none is. */
  readonly column: string | null;
  readonly message: string;
  /** Of `question-cells-unknown`: how many cells of the sample hold anything, and how many of these name no question. */
  readonly filledCells?: number;
  readonly unknownCells?: number;
};

type CellCounts = Required<Pick<ColumnNote, 'filledCells' | 'unknownCells'>>;

const messages: Readonly<Record<ColumnNoteCode, (column: string, cells: CellCounts) => string>> = {
  'question-column-twice': (column) => `The column ${column} names the same question as one before it.`,
  'question-column-unknown': (column) => `The column ${column} names no question of the bank, and is left out.`,
  'question-column-missing': () => 'No column names questions of the bank: neither its cells nor the headers do.',
  'question-cells-unknown': (column, { filledCells, unknownCells }) =>
    `${unknownCells} of ${filledCells} cells of ${column} looked at name no question of the bank.`,
  'answer-column-guessed': (column) => `Answers are taken from ${column} because its texts are the longest.`,
  'answer-column-missing': () => 'No column holds answers.',
  'candidate-column-guessed': (column) => `Candidates are taken from ${column}, the first short column that is filled.`,
  'candidate-column-missing': () => 'No column says who the candidate is.',
};

/** In UTF-16 units; the rest of a longer name is cut off in messages. */
const quotedLength = 40;

/**
 * Say something about a column, or about there being none.
 *
 * @param cells for `question-cells-unknown`
 *
 * @example
 * createColumnNote('answer-column-guessed', '答复').message; // 'Answers are taken from "答复" because its texts are the longest.'
 */
export function createColumnNote(code: ColumnNoteCode, column: string | null = null, cells?: CellCounts): ColumnNote {
  const message = messages[code](quote(column ?? ''), cells ?? { filledCells: 0, unknownCells: 0 });
  return { code, column, message, ...cells };
}

function quote(name: string): string {
  return `"${name.length > quotedLength ? `${name.slice(0, quotedLength).toWellFormed()}…` : name}"`;
}
