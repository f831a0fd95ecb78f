import { findShape, type Paragraph } from './shape-line.ts';

const columns = {
  number: /^(?:序号|编号|题号|no\.?|number|#)$/i,
  question: /^(?:面试)?(?:问题|問題|题目|題目|试题)(?:内容)?$|^questions?$/i,
  answer: /(?:答案|回答|要点)$|answers?$/i,
  points: /^(?:分值|分数|得分|points?|marks?)$/i,
} as const;

type Columns = { readonly number: number; readonly question: number; readonly answer: number; readonly points: number };

/**
 * Turn the rows of a table with a column of questions and one of answers, by its heading, into questions and answers. Other
 * rows stay what they are, as does one whose question is empty.
 */
export function expandTables(lines: readonly Paragraph[]): readonly Paragraph[] {
  let current: Columns | undefined;
  return lines.flatMap((line) => {
    if (line.shape.kind === 'rule') return [line];
    if (line.shape.kind !== 'row') {
      current = undefined;
      return [line];
    }
    const heading = findColumns(line.shape.cells);
    if (heading) {
      current = heading;
      return [line];
    }
    return current ? expandRow(line, line.shape.cells, current) : [line];
  });
}

function findColumns(cells: readonly string[]): Columns | undefined {
  const find = (pattern: RegExp): number => cells.findIndex((cell) => pattern.test(cell.replaceAll('**', '')));
  const found = {
    number: find(columns.number),
    question: find(columns.question),
    answer: find(columns.answer),
    points: find(columns.points),
  };
  return found.question >= 0 && found.answer >= 0 && found.question !== found.answer ? found : undefined;
}

/** Cells of other columns stay with the answer: no word is dropped. */
function expandRow(line: Paragraph, cells: readonly string[], columns: Columns): readonly Paragraph[] {
  const cell = (index: number): string => cells[index] ?? '';
  if (cell(columns.question) === '') return [line];
  const points = /^\d+(?:\.5)?(?: ?分)?$/.test(cell(columns.points))
    ? `（${Number.parseFloat(cell(columns.points))}分）`
    : '';
  const isNumber = /^\d{1,3}[.、]?$/.test(cell(columns.number));
  const used = [columns.question, columns.answer, isNumber ? columns.number : -1, points === '' ? -1 : columns.points];
  const others = cells.filter((text, index) => text !== '' && !used.includes(index));
  const number = isNumber ? cell(columns.number).replace(/\D/g, '') : '';
  const rest = cell(columns.question) + points;
  const answer = [cell(columns.answer), ...others].filter((text) => text !== '').join(' ');
  const question: Paragraph = { ...line, text: rest, shape: { kind: 'question', number, rest } };
  if (answer === '') return [question];
  return [question, { ...line, text: `答：${answer}`, shape: findShape(`答：${answer}`), isAfterBlank: false }];
}
