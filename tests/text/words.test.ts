import { expect, it } from 'vitest';
import { wordsOf } from '../../src/text/words.ts';

it('cuts Chinese into words and keeps those of the trade whole', () => {
  expect(wordsOf('第二天回访,走绿色通道').map(({ text }) => text)).toEqual(['第二天', '回访', '走', '绿色通道']);
});

it('says where each word stands', () => {
  const text = '先道歉, then 回访!';
  for (const { start, end, text: word } of wordsOf(text)) expect(text.slice(start, end)).toBe(word);
});
