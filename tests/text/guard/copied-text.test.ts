import { expect, it } from 'vitest';
import { aQuestion, guardedWords, guardText } from './a-question.ts';

it('guards the question where it is copied, and only there', () => {
  const answer = `${aQuestion.prompt}我会扶他坐下，再查挂失办法。`;
  expect(guardedWords(answer, 'copied-question')).toEqual([aQuestion.prompt.replace(/？$/, '')]);
});

it.each([
  '一位老人来取钱，忘记密码又没带身份证，在大厅里着急得跺脚，我会帮他。',
  '一位老人来取钱忘了密码又没带身份证在大厅里着急得直跺脚',
  '一位老人來取錢，忘了密碼又沒帶身份證，在大廳裡著急得直跺腳。',
])('finds the copy with small changes in %j', (answer) => {
  expect(guardText(answer).flags).toContain('copied-question');
});

it.each([
  '老人忘了密码，我先请他坐下。',
  '他没带身份证，我会问家里有没有人能送来。',
  '看到老人在大厅里着急，我会快步迎上去。',
])('takes the subject of the question in %j for an answer', (answer) => {
  expect(guardText(answer).flags).not.toContain('copied-question');
});

it('flags a copy of the model answers without guarding it', () => {
  const { flags, guardedSpans } = guardText(aQuestion.rubric.criteria.map(({ modelAnswer }) => modelAnswer).join(''));
  expect(flags).toEqual(['copied-model-answer']);
  expect(guardedSpans).toEqual([]);
});

it('takes one clause in common with a model answer for a coincidence', () => {
  const answer = '递上一杯温水，再用方言跟他聊几句，等儿子送来证件，我领他到窗口优先办理，最后送他出门打车。';
  expect(guardText(answer).flags).toEqual([]);
});
