import type { zhCauses } from './zh-causes.ts';

/** Texts in English of why rows and answers came to nothing, and of how columns were recognised. */
export const enCauses: Readonly<Record<keyof typeof zhCauses, string>> = {
  'cause.inColumn': 'Column “{{column}}”: {{text}}',
  'cause.answer-erased': 'The answer was erased on request.',
  'cause.answer-invalid': 'The answer is longer than 20,000 characters, or has some that cannot be stored.',
  'cause.broken-encoding': 'The encoding of the text is broken. Save the file as UTF-8 and try again.',
  'cause.candidate-invalid':
    'It does not say who it is, is longer than 200 characters, or has some that cannot be stored.',
  'cause.cell-unreadable': 'This cell cannot be read. Open the file in your spreadsheet program and save it again.',
  'cause.duplicate-row': 'The same as row {{row}}: person, question and answer. Row {{row}} counts.',
  'cause.evaluation-failed': 'Something went wrong in the evaluation. You can retry.',
  'cause.evaluation-thread-ended': 'The program broke off while it evaluated this. You can retry.',
  'cause.field-count':
    'It has more or fewer cells than the first row has columns. A cell that holds a separator needs quotes around it.',
  'cause.malformed-csv':
    'A quotation mark is not closed, or does not enclose a whole cell. Inside a cell it must be doubled.',
  'cause.malformed-json':
    'This line is no usable JSON. It must be one whole object without repeated fields, and hold only texts, numbers, true, false or null; very large numbers need quotes.',
  'cause.malformed-json.value': 'Values must be texts, numbers, true, false or null; very large numbers need quotes.',
  'cause.question-not-found': 'The bank no longer has this question.',
  'cause.question-unknown': 'The bank has no such question. Give its id, its number or its wording.',
  'cause.row-too-long': 'This row is longer than 256 kB, too long to be an answer.',
  'cause.second-answer':
    'This person has answered this question in row {{row}} already, with another answer. Row {{row}} counts.',
  'cause.worker-ended': 'The program stopped several times while it evaluated this or its neighbours. You can retry.',

  'note.answer-column-guessed': 'Column “{{column}}” has the longest texts, so it is taken for the answers.',
  'note.answer-column-missing': 'No column holds answers.',
  'note.candidate-column-guessed':
    'Column “{{column}}” is short and filled in every row, so it is taken for names or numbers.',
  'note.candidate-column-missing': 'No column says who it is.',
  'note.question-cells-unknown':
    'Of the cells of column “{{column}}” looked at ({{filled}}), some name no question of the bank ({{unknown}}).',
  'note.question-column-missing': 'No column names questions of the bank, neither at its top nor in its cells.',
  'note.question-column-twice':
    'Column “{{column}}” is the same question as one before it, and only the first is used.',
  'note.question-column-unknown':
    'Column “{{column}}” looks like a question, but the bank has none such. It is ignored.',
};
