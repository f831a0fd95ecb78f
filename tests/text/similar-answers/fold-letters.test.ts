import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldLetters } from '../../../src/text/similar-answers/fold-letters.ts';

it.each([
  ['我會先道歉，再查原因。', '我会先道歉再查原因', 'Traditional and punctuation'],
  ['ＡＰＰ１２３', 'app123', 'full width and case'],
  ['用 App 办', '用app办', 'spaces beside Han characters'],
  ['Hello,  World!', 'hello world', 'one space between words'],
  ["don't and don’t", 'dont and dont', 'apostrophes inside words'],
  ['café', 'cafe', 'accents'],
  ['道\u200b歉😀', '道歉', 'invisible characters and emoji'],
  ['𠮷野家', '𠮷野家', 'characters beyond the basic plane stay'],
  ['！？ … \n', '', 'nothing but marks'],
])('reduces %j to %j: %s', (text, folded) => {
  expect(foldLetters(text)).toBe(folded);
});

const mixed = fc.constantFrom(...'道會Ａqé’ 。\u200b😀𠮷9の');

it('changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: mixed, maxLength: 40 }), (text) => {
      const folded = foldLetters(text);
      expect(foldLetters(folded)).toBe(folded);
    }),
  );
});

it('takes a text of the greatest length', () => {
  expect(foldLetters('道歉。'.repeat(7_000))).toHaveLength(14_000);
});
