import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokenise } from '../../src/text/tokens.ts';

/** What a token is, as one pattern; `tokenise` finds the same without it where it can. */
const token = /([\u3400-\u9fff])|[\p{Script=Latin}\p{M}\d]+(?:'[a-z]+)?/gu;

const aTypedText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '我',
      '会',
      'a',
      'don',
      "'",
      't',
      '3',
      '.',
      ',',
      '。',
      ' ',
      '\n',
      'é',
      '\u0301',
      'ﬁ',
      'Ａ',
      '😀',
      '\ud800',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 40,
});

it('finds what the pattern finds, in any text', () => {
  fc.assert(
    fc.property(aTypedText, (text) => {
      const found = tokenise(text).map(({ start, text: word, isHan }) => [start, word, isHan]);
      expect(found).toEqual(Array.from(text.matchAll(token), (it) => [it.index, it[0], it[1] !== undefined]));
    }),
    { numRuns: 500 },
  );
});

it('keeps an apostrophe inside a word and leaves out one behind it', () => {
  expect(tokenise("i don't say 'no'").map(({ text }) => text)).toEqual(['i', "don't", 'say', 'no']);
});
