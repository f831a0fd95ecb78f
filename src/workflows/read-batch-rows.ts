import { isStorable, maxAnswerLength, maxCandidateIdLength } from '../domain/answer-limits.ts';
import type { RejectedRow, RejectionCode } from '../domain/batch.ts';
import type { ColumnMapping } from '../domain/column-mapping.ts';
import { InputInvalidError } from '../domain/errors.ts';
import type { Question } from '../domain/question-bank.ts';
import type { NewItem } from '../storage/batch-store.ts';
import { createQuestionMatcher } from '../tables/match-question.ts';
import type { RowProblem, Table, TableRow } from '../tables/table.ts';

type Reading = {
  readonly items: readonly Omit<NewItem, 'position'>[];
  readonly rejected: readonly RejectedRow[];
  /** Empty cells of a wide table. */
  readonly blankCells: number;
};

export type RowReader = (row: TableRow) => Reading;

/**
 * Say how the rows of a table become answers.
 *
 * An empty answer in a table with one answer a row is an answer, and evaluated as blank. In a table with one column a question an
 * empty cell is no answer: the candidate may not have been asked.
 *
 * @throws {InputInvalidError} naming the part of the mapping that does not fit the table or the bank.
 */
export function createRowReader(table: Table, mapping: ColumnMapping, questions: readonly Question[]): RowReader {
  checkMapping(table.columns, mapping, questions);
  const place = (column: string): number => table.columns.indexOf(column);
  const candidateAt = place(mapping.candidate);
  const read = mapping.layout === 'long' ? readLong(mapping, place, questions) : readWide(mapping, place);
  return (row) => {
    if ('problem' in row) return rejection(toRejectedRow(row.row, row.problem));
    const candidateId = row.cells[candidateAt]?.trim() ?? '';
    const problem = describeCandidateProblem(candidateId);
    if (problem === undefined) return read(row.row, row.cells, candidateId);
    return rejection(blame(row.row, 'candidate-invalid', mapping.candidate, problem));
  };
}

type CellReader = (row: number, cells: readonly string[], candidateId: string) => Reading;

function readLong(
  mapping: Extract<ColumnMapping, { layout: 'long' }>,
  place: (column: string) => number,
  questions: readonly Question[],
): CellReader {
  const matchQuestion = createQuestionMatcher(numberQuestions(questions));
  const [questionAt, answerAt] = [place(mapping.question), place(mapping.answer)];
  return (row, cells, candidateId) => {
    const questionId = matchQuestion(cells[questionAt] ?? '');
    if (questionId === undefined) {
      const problem = 'names no question of the bank by its id, number or text';
      return rejection(blame(row, 'question-unknown', mapping.question, problem));
    }
    const answer = cells[answerAt] ?? '';
    const problem = describeAnswerProblem(answer);
    if (problem !== undefined) return rejection(blame(row, 'answer-invalid', mapping.answer, problem));
    return { items: [{ row, candidateId, questionId, answer }], rejected: [], blankCells: 0 };
  };
}

function readWide(mapping: Extract<ColumnMapping, { layout: 'wide' }>, place: (column: string) => number): CellReader {
  const places = mapping.answers.map(({ column, questionId }) => ({ column, questionId, at: place(column) }));
  return (row, cells, candidateId) => {
    const items: Omit<NewItem, 'position'>[] = [];
    const rejected: RejectedRow[] = [];
    let blankCells = 0;
    for (const { column, questionId, at } of places) {
      const answer = cells[at] ?? '';
      const problem = describeAnswerProblem(answer);
      if (answer.trim() === '') blankCells += 1;
      else if (problem === undefined) items.push({ row, candidateId, questionId, answer });
      else rejected.push(blame(row, 'answer-invalid', column, problem));
    }
    return { items, rejected, blankCells };
  };
}

/** Of a column, as mappings may have it: a longer one would be stored again with each of its rows. */
const maxNameLength = 1_000;

function toRejectedRow(row: number, { code, column = '', message }: RowProblem): RejectedRow {
  const isNamed = column !== '' && column.length <= maxNameLength;
  return { row, code, column: isNamed ? column : null, otherRow: null, message };
}

function blame(row: number, code: RejectionCode, column: string, problem: string): RejectedRow {
  return { row, code, column, otherRow: null, message: `column "${column}": ${problem}` };
}

function rejection(row: RejectedRow): Reading {
  return { items: [], rejected: [row], blankCells: 0 };
}

function describeCandidateProblem(id: string): string | undefined {
  if (id === '') return 'is empty';
  if (id.length > maxCandidateIdLength) return `is longer than ${maxCandidateIdLength} characters`;
  return isStorable(id) ? undefined : 'has characters that cannot be stored';
}

function describeAnswerProblem(answer: string): string | undefined {
  if (answer.length > maxAnswerLength) return `is longer than ${maxAnswerLength} characters`;
  return isStorable(answer) ? undefined : 'has half a surrogate pair or the character U+0000, which cannot be stored';
}

/** Questions as people number them: by their place in the bank, from 1. */
export function numberQuestions(questions: readonly Question[]): { id: string; number: number; text: string }[] {
  return questions.map(({ id, prompt }, index) => ({ id, number: index + 1, text: prompt }));
}

function checkMapping(columns: readonly string[], mapping: ColumnMapping, questions: readonly Question[]): void {
  const used = columnsOf(mapping);
  const problems = used.flatMap(({ field, column }, index) => {
    if (!columns.includes(column)) return [{ field, message: `the table has no column "${column}"` }];
    const isTwice = used.findIndex((other) => other.column === column) < index;
    return isTwice ? [{ field, message: `the column "${column}" is used twice` }] : [];
  });
  if (mapping.layout === 'wide') {
    for (const [index, { questionId }] of mapping.answers.entries()) {
      const field = `mapping.answers.${index}.questionId`;
      if (!questions.some(({ id }) => id === questionId)) {
        problems.push({ field, message: 'is not the id of a question of the bank' });
      } else if (mapping.answers.findIndex((other) => other.questionId === questionId) < index) {
        problems.push({ field, message: 'another column has the same question' });
      }
    }
  }
  if (problems.length > 0) throw new InputInvalidError(problems);
}

function columnsOf(mapping: ColumnMapping): readonly { readonly field: string; readonly column: string }[] {
  const candidate = { field: 'mapping.candidate', column: mapping.candidate };
  if (mapping.layout === 'wide') {
    const answers = mapping.answers.map(({ column }, index) => ({ field: `mapping.answers.${index}.column`, column }));
    return [candidate, ...answers];
  }
  const { question, answer } = mapping;
  return [candidate, { field: 'mapping.question', column: question }, { field: 'mapping.answer', column: answer }];
}
