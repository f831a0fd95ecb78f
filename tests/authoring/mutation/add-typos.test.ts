import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addTypos } from '../../../src/authoring/mutation/add-typos.ts';

it('replaces a character by one that sounds alike', () => {
  expect(addTypos('先查明原因', 2)).toBe('先查名原因');
});

it('lets a character that sounds like no other change places with its neighbour', () => {
  expect(addTypos('打电话', 0)).toBe('电打话');
});

it('lets two inner letters of an English word change places, and leaves short words alone', () => {
  expect(addTypos('restore it', 0)).toBe('rsetore it');
  expect(addTypos('restore it', 1)).toBe('restore it');
});

it('mistypes one token of twelve and keeps the length', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\u4e00-\u9fa5]{0,60}$/), fc.nat(30), (text, seed) => {
      const mistyped = addTypos(text, seed);
      expect(mistyped).toHaveLength(text.length);
      const changed = [...text].filter((character, index) => character !== mistyped[index]).length;
      expect(changed).toBeLessThanOrEqual(2 * Math.ceil(text.length / 12));
    }),
  );
});
