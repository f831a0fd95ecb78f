import { expect, it } from 'vitest';
import { recogniseColumns } from '../../src/tables/recognise-columns.ts';

const questions = [
  { id: 'why', number: 1, text: '请说说你为什么应聘这个职位？' },
  { id: 'complaint', number: 2, text: '客户在柜台投诉等得太久，你会怎样应对？' },
  { id: 'plan', number: 3, text: '请谈谈今后三年的职业打算。' },
];

const long = (candidate: string, question: string, answer: string) => ({ layout: 'long', candidate, question, answer });

it.each([
  { columns: ['姓名', '题目', '答案'], mapping: long('姓名', '题目', '答案') },
  { columns: ['考生编号', '姓名', '题号', '作答内容', '得分'], mapping: long('考生编号', '题号', '作答内容') },
  { columns: ['Candidate ID', 'Question', 'Answer'], mapping: long('Candidate ID', 'Question', 'Answer') },
  { columns: ['id', 'questionId', 'answer'], mapping: long('id', 'questionId', 'answer') },
  { columns: ['序号', '應聘者', '問題', '回答', '標準答案'], mapping: long('應聘者', '問題', '回答') },
  {
    columns: ['No.', 'Name', 'Question No', 'Your answer', 'Model answer'],
    mapping: long('Name', 'Question No', 'Your answer'),
  },
])('recognises $columns by the headers alone', ({ columns, mapping }) => {
  expect(recogniseColumns(columns, [], questions).mapping).toEqual(mapping);
});

it('of two columns that may name questions takes the one that names those of this bank', () => {
  const rows = [
    ['张三', '7', '客户在柜台投诉等得太久', '道歉'],
    ['李四', '8', '请谈谈今后三年的职业打算', '学习'],
  ];
  const { mapping, notes } = recogniseColumns(['姓名', '题号', '题目', '答案'], rows, questions);
  expect(mapping).toEqual(long('姓名', '题目', '答案'));
  expect(notes).toEqual([]);
});

it('finds the columns by what is in them where the headers say nothing, and says so', () => {
  const rows = [
    ['A-17', 'complaint', '我会先道歉，再查清原因，之后回访。', ''],
    ['A-18', '请谈谈今后三年的职业打算', '第一年学习，第二年独立，第三年带人。', 'late'],
  ];
  const { mapping, notes } = recogniseColumns(['x', 'y', 'z', 'w'], rows, questions);
  expect(mapping).toEqual(long('x', 'y', 'z'));
  expect(notes).toEqual([
    {
      ...{ code: 'answer-column-guessed', column: 'z' },
      message: 'Answers are taken from "z" because its texts are the longest.',
    },
    {
      ...{ code: 'candidate-column-guessed', column: 'x' },
      message: 'Candidates are taken from "x", the first short column that is filled.',
    },
  ]);
});

it('does not take the numbers of candidates for numbers of questions', () => {
  const rows = [
    ['1', 'q1', '因为喜欢这份工作，也做过相近的工作。'],
    ['2', 'q2', '我会先道歉，再查清原因，之后回访。'],
  ];
  expect(recogniseColumns(['x', 'y', 'z'], rows, questions).mapping).toEqual(long('x', 'y', 'z'));
});

it('says how many of the cells looked at name no question', () => {
  const rows = ['1', '2', '', '9'].map((question) => ['张三', question, '道歉']);
  expect(recogniseColumns(['姓名', '题号', '答案'], rows, questions).notes).toEqual([
    {
      ...{ code: 'question-cells-unknown', column: '题号', filledCells: 3, unknownCells: 1 },
      message: '1 of 3 cells of "题号" looked at name no question of the bank.',
    },
  ]);
});

it('recognises one column a question by headers that hold its number or its text', () => {
  const columns = [
    '提交时间',
    '姓名',
    'Q1',
    '2、客户在柜台投诉等得太久，你会怎样应对？',
    '第4题',
    '第3题（12分）',
    '得分',
  ];
  const { mapping, notes } = recogniseColumns(columns, [], questions);
  expect(mapping).toEqual({
    layout: 'wide',
    candidate: '姓名',
    answers: [
      { column: 'Q1', questionId: 'why' },
      { column: '2、客户在柜台投诉等得太久，你会怎样应对？', questionId: 'complaint' },
      { column: '第3题（12分）', questionId: 'plan' },
    ],
  });
  expect(notes).toEqual([
    {
      ...{ code: 'question-column-unknown', column: '第4题' },
      message: 'The column "第4题" names no question of the bank, and is left out.',
    },
  ]);
});

it('recognises a table with the answers to one question only', () => {
  expect(recogniseColumns(['工号', 'complaint'], [], questions).mapping).toEqual({
    layout: 'wide',
    candidate: '工号',
    answers: [{ column: 'complaint', questionId: 'complaint' }],
  });
});

it('takes the first of two columns of the same question, and says so', () => {
  const { mapping, notes } = recogniseColumns(['姓名', 'Q1', '第1题', 'Q2'], [], questions);
  expect(mapping).toMatchObject({ answers: [{ column: 'Q1' }, { column: 'Q2' }] });
  expect(notes).toEqual([
    {
      ...{ code: 'question-column-twice', column: '第1题' },
      message: 'The column "第1题" names the same question as one before it.',
    },
  ]);
});

it.each([
  { columns: ['姓名', '答案'], rows: [], says: 'question-column-missing' },
  { columns: ['题号', '答案'], rows: [], says: 'candidate-column-missing' },
  { columns: ['姓名', '题号'], rows: [], says: 'answer-column-missing' },
  { columns: ['Q1', 'Q2'], rows: [['因为喜欢', '道歉']], says: 'candidate-column-missing' },
])('suggests nothing for $columns, and says why', ({ columns, rows, says }) => {
  const { mapping, notes } = recogniseColumns(columns, rows, questions);
  expect(mapping).toBeNull();
  expect(notes).toContainEqual({ code: says, column: null, message: expect.stringMatching(/^No column /) });
});

it('names a long column whole, and cuts it where it is quoted', () => {
  const name = `第4题${'长'.repeat(60)}`;
  const { notes } = recogniseColumns(['姓名', 'Q1', 'Q2', name], [], questions);
  expect(notes).toMatchObject([{ column: name, message: expect.stringContaining(`"第4题${'长'.repeat(37)}…"`) }]);
});
