import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Lexicon } from '../../src/text/lexicon.ts';
import { ngramDictionary } from '../../src/text/ngram-dictionary.ts';

function cut(lexicon: Lexicon, text: string): string[] {
  const reading = ngramDictionary.read(text);
  const { starts, ends, count } = reading.tokens;
  const words: string[] = [];
  lexicon.cut(reading, 0, count - 1, (first, last) => words.push(text.slice(starts[first], ends[last])));
  return words.reverse();
}

it('cuts a run of characters into the most probable words', () => {
  const lexicon = new Lexicon({ 研究: 5, 研究生: 2, 生命: 5, 命: 1, 起源: 4, 生: 1 });
  expect(cut(lexicon, '研究生命起源')).toEqual(['研究', '生命', '起源']);
  expect(cut(lexicon, '研究生起源')).toEqual(['研究生', '起源']);
});

it('cuts what it does not know into single characters, and takes a Latin word whole', () => {
  const lexicon = new Lexicon({ 回访: 3 });
  expect(cut(lexicon, '第二天call回访,回 访')).toEqual(['第', '二', '天', 'call', '回访', '回', '访']);
});

it('cuts nothing out of no tokens', () => {
  expect(cut(new Lexicon({ 回访: 3 }), '')).toEqual([]);
  expect(cut(new Lexicon({}), '回访')).toEqual(['回', '访']);
});

it('finds words that are no less probable together than those of any other way to cut', () => {
  const counts = { 甲: 3, 乙: 1, 甲乙: 2, 乙丙: 4, 丙丁甲: 2, 丁: 1, 甲乙丙丁: 1 };
  const lexicon = new Lexicon(counts);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0.5);
  const costOf = (words: readonly string[]): number =>
    words.reduce((sum, word) => sum - Math.log(((counts as Record<string, number>)[word] ?? 0.5) / total), 0);
  const waysToCut = (text: string): string[][] => {
    if (text === '') return [[]];
    return [1, 2, 3, 4].flatMap((length) => {
      const word = text.slice(0, length);
      if (word.length < length || (length > 1 && !(word in counts))) return [];
      return waysToCut(text.slice(length)).map((rest) => [word, ...rest]);
    });
  };
  const aText = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(aText, (text) => {
      const least = Math.min(...waysToCut(text).map(costOf));
      const found = cut(lexicon, text);
      expect(found.join('')).toBe(text);
      expect(costOf(found)).toBeCloseTo(least, 9);
    }),
  );
});
