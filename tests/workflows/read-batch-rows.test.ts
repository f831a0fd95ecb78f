import { expect, it } from 'vitest';
import { InputInvalidError } from '../../src/domain/errors.ts';
import type { Table } from '../../src/tables/table.ts';
import { createRowReader } from '../../src/workflows/read-batch-rows.ts';
import { aBank } from './a-bank.ts';

const { questions } = aBank();

const aTable = (...columns: readonly string[]): Table => ({
  format: 'csv',
  encoding: 'utf-8',
  sheet: null,
  sheets: [],
  columns,
  rows: async function* () {},
});

const long = { layout: 'long', candidate: '姓名', question: '题目', answer: '回答' } as const;

const readLong = (...cells: readonly string[]) =>
  createRowReader(aTable('姓名', '题目', '回答'), long, questions)({ row: 7, cells });

it('reads one answer a row, to the letter, under the question that the cell names', () => {
  for (const question of ['complaint', '1', '第1题', '客户投诉等得太久，你怎么办？']) {
    expect(readLong(' 张三 ', question, '  先道歉\n再查。 ')).toEqual({
      items: [{ row: 7, candidateId: '张三', questionId: 'complaint', answer: '  先道歉\n再查。 ' }],
      rejected: [],
      blankCells: 0,
    });
  }
});

it('takes an empty answer for an answer: the question was asked', () => {
  expect(readLong('张三', 'complaint', '').items).toEqual([
    { row: 7, candidateId: '张三', questionId: 'complaint', answer: '' },
  ]);
});

it.each([
  { cells: ['', 'complaint', '道歉'], code: 'candidate-invalid', column: '姓名' },
  { cells: ['张'.repeat(201), 'complaint', '道歉'], code: 'candidate-invalid', column: '姓名' },
  { cells: ['张三', '天气怎么样', '道歉'], code: 'question-unknown', column: '题目' },
  { cells: ['张三', '', '道歉'], code: 'question-unknown', column: '题目' },
  { cells: ['张三', 'complaint', '歉'.repeat(20_001)], code: 'answer-invalid', column: '回答' },
  { cells: ['张三', 'complaint', '道\u0000歉'], code: 'answer-invalid', column: '回答' },
  { cells: ['张三', 'complaint', '道\ud83d歉'], code: 'answer-invalid', column: '回答' },
])('rejects a row with $code, and names the column but nothing that stands in it', ({ cells, code, column }) => {
  const { items, rejected } = readLong(...cells);
  expect(items).toEqual([]);
  const message = expect.stringContaining(`column "${column}"`);
  expect(rejected).toEqual([{ row: 7, code, column, otherRow: null, message }]);
  for (const cell of cells.filter((it) => it !== '' && it !== 'complaint')) {
    expect(rejected[0]?.message).not.toContain(cell.slice(0, 2));
  }
});

it('takes the longest answer and the longest id that are allowed', () => {
  expect(readLong('张'.repeat(200), '1', '歉'.repeat(20_000)).items).toHaveLength(1);
});

it.each([
  { column: undefined, told: null },
  { column: '得分', told: '得分' },
  { column: '长'.repeat(1_000), told: '长'.repeat(1_000) },
  { column: '长'.repeat(1_001), told: null },
])('passes on why a row could not be read, with the column unless its name is too long', ({ column, told }) => {
  const read = createRowReader(aTable('姓名', '题目', '回答'), long, questions);
  const problem = { code: 'malformed-json', message: 'Field 2 holds a list' };
  expect(read({ row: 3, problem: { ...problem, column } })).toEqual({
    items: [],
    rejected: [{ row: 3, ...problem, column: told, otherRow: null }],
    blankCells: 0,
  });
});

const wide = {
  layout: 'wide',
  candidate: '编号',
  answers: [
    { column: '题一', questionId: 'complaint' },
    { column: '题二', questionId: 'delay' },
  ],
} as const;

it('reads a column a question, and counts cells that were left empty', () => {
  const read = createRowReader(aTable('备注', '题二', '编号', '题一'), wide, questions);
  expect(read({ row: 2, cells: ['无', 'sorry', '17', '道歉'] })).toEqual({
    items: [
      { row: 2, candidateId: '17', questionId: 'complaint', answer: '道歉' },
      { row: 2, candidateId: '17', questionId: 'delay', answer: 'sorry' },
    ],
    rejected: [],
    blankCells: 0,
  });
  const half = read({ row: 3, cells: ['', ' ', '18', 'x'.repeat(20_001)] });
  expect(half).toMatchObject({
    items: [],
    blankCells: 1,
    rejected: [{ row: 3, code: 'answer-invalid', column: '题一' }],
  });
});

it.each([
  { mapping: { ...long, answer: '答案' }, field: 'mapping.answer' },
  { mapping: { ...long, question: '姓名' }, field: 'mapping.question' },
  { mapping: { ...long, candidate: 'name' }, field: 'mapping.candidate' },
  { mapping: { ...wide, candidate: '姓名', answers: [] as const }, field: undefined },
  {
    mapping: { ...wide, candidate: '姓名', answers: [{ column: '题目', questionId: 'weather' }] },
    field: 'mapping.answers.0.questionId',
  },
  {
    mapping: {
      ...wide,
      candidate: '姓名',
      answers: [
        { column: '题目', questionId: 'delay' },
        { column: '回答', questionId: 'delay' },
      ],
    },
    field: 'mapping.answers.1.questionId',
  },
])('refuses a mapping that does not fit by its field: $field', ({ mapping, field }) => {
  const make = () => createRowReader(aTable('姓名', '题目', '回答'), mapping, questions);
  if (field === undefined) expect(make).not.toThrow();
  else {
    expect(make).toThrow(InputInvalidError);
    expect(make).toThrow(new RegExp(`^${field}: `));
  }
});
