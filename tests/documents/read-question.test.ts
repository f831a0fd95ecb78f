import { expect, it } from 'vitest';
import { readQuestion } from '../../src/documents/read-question.ts';

it('reads the bullets of a model answer as it does in a document', () => {
  const { question, uncertainties } = readQuestion(
    '客人丢了行李，你怎么办？',
    '我会：\n- 登记：写下特征和航班号。\n- 查找：联系中转站。\n- 回复：当天给客人打电话。',
    'zh',
    12,
  );
  expect(question).toEqual({
    prompt: '客人丢了行李，你怎么办？',
    language: 'zh',
    points: 12,
    lines: [1, 2, 3, 4],
    modelPoints: [
      { label: '登记', text: '写下特征和航班号。', lines: [2] },
      { label: '查找', text: '联系中转站。', lines: [3] },
      { label: '回复', text: '当天给客人打电话。', lines: [4] },
    ],
  });
  expect(uncertainties).toEqual([]);
});

it('takes 10 points where none are given, and the sum of the bullets where all state theirs', () => {
  expect(readQuestion('Why?', '- a first thing\n- a second thing').question.points).toBe(10);
  expect(readQuestion('Why?', '- a first thing (3 points)\n- a second thing (4 points)').question.points).toBe(7);
});

it('guesses the language of the question', () => {
  expect(readQuestion('What is TCP?', '- a protocol').question.language).toBe('en');
  expect(readQuestion('什么是 TCP？', '- 一种传输协议').question.language).toBe('zh');
});

it('takes an answer mark off, and numbers as bullets', () => {
  const { question } = readQuestion('甲？', '参考答案：1、先停机\n2、再断电\n3、报修');
  expect(question.modelPoints.map(({ text }) => text)).toEqual(['先停机', '再断电', '报修']);
});

it('cuts running text, and says so', () => {
  const { question, uncertainties } = readQuestion(
    'How do you brew tea?',
    'Boil the water. Warm the pot. Wait four minutes.',
  );
  expect(question.modelPoints.map(({ text }) => text)).toEqual([
    'Boil the water.',
    'Warm the pot.',
    'Wait four minutes.',
  ]);
  expect(uncertainties).toEqual([
    { code: 'points-from-text', lines: [1], section: 0, question: 0, facts: { found: 3 } },
  ]);
});

it('has no points for a blank answer, and says so', () => {
  const { question, uncertainties } = readQuestion('甲？', ' \n ');
  expect(question.modelPoints).toEqual([]);
  expect(uncertainties.map(({ code }) => code)).toEqual(['no-points']);
});

it('says that a bullet ends in the middle of a quotation', () => {
  const { uncertainties } = readQuestion('甲？', '- 安抚：说“请您\n- 跟进：明天回电。');
  expect(uncertainties).toEqual([{ code: 'cut-off', lines: [1], section: 0, question: 0, facts: { point: 1 } }]);
});
