import { expect, it } from 'vitest';
import { createPlaceQuestion } from '../../src/workflows/place-question.ts';
import { aBank } from './a-bank.ts';

const bank = aBank();
const placeQuestion = createPlaceQuestion(bank);

it('gives the same id to the same question in other characters, and another id to another question', () => {
  const { id } = placeQuestion('包裹丢了，你会怎么办？', '');
  expect(id).toMatch(/^q-[0-9a-f]{8}$/);
  expect(placeQuestion(' 包裹丟了,你會怎麼辦? ', '').id).toBe(id);
  expect(placeQuestion('包裹坏了，你会怎么办？', '').id).not.toBe(id);
});

it('takes a question of the bank by its text, under its own id and in its own section', () => {
  const place = placeQuestion('客户投诉等得太久,你怎么办?', '别的标题');
  expect(place).toEqual({ id: 'complaint', section: { id: 'service', title: '服务' }, current: bank.questions[0] });
});

it.each([
  { title: ' 服務 ', section: { id: 'service', title: '服务' }, why: 'one of the bank' },
  { title: '', section: { id: 'imported', title: '导入的题目' }, why: 'none, in a Chinese bank' },
])('finds the section of the title "$title": $why', ({ title, section }) => {
  expect(placeQuestion('新的题？', title).section).toEqual(section);
});

it('makes a section of a title that the bank does not have', () => {
  const { section } = placeQuestion('新的题？', ' 团队管理 ');
  expect(section).toEqual({ id: expect.stringMatching(/^s-[0-9a-f]{8}$/), title: '团队管理' });
  expect(placeQuestion('另一题？', '团队管理').section).toEqual(section);
  expect(createPlaceQuestion({ ...bank, language: 'en' })('New?', '').section.title).toBe('Imported questions');
});
