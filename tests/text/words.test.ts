import { expect, it } from 'vitest';
import { countWords, wordsOf } from '../../src/text/words.ts';

it('cuts Chinese into words and keeps those of the trade whole', () => {
  expect(wordsOf('第二天回访,走绿色通道').map(({ text }) => text)).toEqual(['第二天', '回访', '走', '绿色通道']);
});

it('says where each word stands', () => {
  const text = '先道歉, then 回访!';
  for (const { start, end, text: word } of wordsOf(text)) expect(text.slice(start, end)).toBe(word);
});

it('counts the Chinese words of texts and no others', () => {
  expect(countWords(['先道歉, then 回访', '回访 3 次'])).toEqual({ 先: 1, 回访: 2, 次: 1, 道歉: 1 });
});
