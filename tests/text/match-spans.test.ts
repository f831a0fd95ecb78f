import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchSpans } from '../../src/text/match-spans.ts';

it.each([/a/g, /a+b?/g, /a*/g, /(?<=a)b/g, /^a|b$/g])(
  'finds what matchAll finds with %s, but nothing empty',
  (pattern) => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '我') }), (text) => {
        const found = [...text.matchAll(pattern)].map(({ index, 0: words }) => ({
          start: index,
          end: index + words.length,
        }));
        expect(matchSpans(text, pattern)).toEqual(found.filter(({ start, end }) => end > start));
      }),
    );
  },
);

it('does not go on from where another search with the same pattern stopped', () => {
  const pattern = /道歉/g;
  pattern.test('先道歉');
  expect(matchSpans('道歉', pattern)).toEqual([{ start: 0, end: 2 }]);
});

it('refuses a pattern that is not global', () => {
  expect(() => matchSpans('道歉', /道歉/)).toThrow(TypeError);
});
