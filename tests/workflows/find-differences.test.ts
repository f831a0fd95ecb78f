import { expect, it } from 'vitest';
import { findDifferences } from '../../src/workflows/find-differences.ts';

it('finds nothing where all is the same, whatever the order of the keys', () => {
  expect(findDifferences({ a: 1, b: [null, { c: 'x' }] }, { b: [null, { c: 'x' }], a: 1 })).toEqual([]);
});

it('names the innermost fields, those that are on one side only too', () => {
  const recorded = { a: 1, list: [{ x: 1 }, { x: 2 }], gone: 'g' };
  const now = { a: 1, list: [{ x: 1 }, { x: 3 }, { x: 4 }], extra: null };
  expect(findDifferences(recorded, now)).toEqual([
    { field: 'list.1.x', recorded: 2, now: 3 },
    { field: 'list.2', recorded: undefined, now: { x: 4 } },
    { field: 'gone', recorded: 'g', now: undefined },
    { field: 'extra', recorded: undefined, now: null },
  ]);
});

it('tells a list from an object and null from nothing', () => {
  expect(findDifferences({ a: [], b: null }, { a: {}, b: undefined })).toHaveLength(2);
});
