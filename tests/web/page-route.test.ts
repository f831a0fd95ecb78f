import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePageRoute, toHash } from '../../src/web/state/page-route.ts';

it.each([
  ['', { page: 'practice' }],
  ['#practice', { page: 'practice' }],
  ['#question=counter-complaint', { page: 'practice', questionId: 'counter-complaint' }],
  ['#batches', { page: 'batches' }],
  ['#batches/new', { page: 'new-batch' }],
  ['#batch=b%201', { page: 'batch', batchId: 'b 1' }],
])('reads the address %j', (hash, route) => {
  expect(parsePageRoute(hash)).toEqual(route);
});

it.each(['#batch=', '#batch=%E4%BD', '#question=%', '#batches/old', '#elsewhere'])(
  'leads from the broken address %j to the practice page',
  (hash) => {
    expect(parsePageRoute(hash)).toEqual({ page: 'practice' });
  },
);

it('finds every batch and every question again by the link to it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
      expect(parsePageRoute(toHash({ page: 'batch', batchId: id }))).toEqual({ page: 'batch', batchId: id });
      expect(parsePageRoute(toHash({ page: 'practice', questionId: id }))).toEqual({
        page: 'practice',
        questionId: id,
      });
    }),
  );
});
