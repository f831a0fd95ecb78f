import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findMoved } from '../../../src/authoring/compare/find-moved.ts';

it.each([
  { before: 'abc', after: 'abc', moved: '' },
  { before: 'abc', after: 'cab', moved: 'c' },
  { before: 'abcd', after: 'bcda', moved: 'a' },
  { before: 'abcd', after: 'acbd', moved: 'b' },
  { before: '', after: '', moved: '' },
])('moves "$moved" to turn $before into $after', ({ before, after, moved }) => {
  expect(findMoved([...before], [...after]).join('')).toBe(moved);
});

it('leaves all but the moved in their order, and moves no more than all but one', () => {
  const ids = [...'abcdefg'];
  const orders = fc.shuffledSubarray(ids, { minLength: ids.length });
  fc.assert(
    fc.property(orders, orders, (before, after) => {
      const moved = new Set(findMoved(before, after));
      const isKept = (id: string) => !moved.has(id);
      expect(after.filter(isKept)).toEqual(before.filter(isKept));
      expect(moved.size).toBeLessThan(ids.length);
    }),
  );
});
