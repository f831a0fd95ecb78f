import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePageRoute, sectionOf, toHash } from '../../src/web/state/page-route.ts';

it.each([
  ['', { page: 'practice' }],
  ['#practice', { page: 'practice' }],
  ['#question=counter-complaint', { page: 'practice', questionId: 'counter-complaint' }],
  ['#batches', { page: 'batches' }],
  ['#batches/new', { page: 'new-batch' }],
  ['#batch=b%201', { page: 'batch', batchId: 'b 1' }],
  ['#rubrics', { page: 'rubrics' }],
  ['#rubrics/document', { page: 'new-import' }],
  ['#rubrics/question', { page: 'new-question' }],
  ['#answers', { page: 'answers' }],
  ['#answer=r1', { page: 'answer', recordId: 'r1' }],
  ['#reviews', { page: 'reviews' }],
  [
    '#reviews?kind=appeal&batchId=b%201&assignee=me',
    { page: 'reviews', filter: { kind: 'appeal', batchId: 'b 1', assignee: 'me' } },
  ],
  ['#reviews?kind=fifth&assignee=them', { page: 'reviews', filter: {} }],
  ['#review=t1', { page: 'review', taskId: 't1' }],
  ['#record=r1', { page: 'record', recordId: 'r1' }],
  ['#people', { page: 'people' }],
  ['#keys', { page: 'api-keys' }],
  ['#password', { page: 'password' }],
  ['#compare?from=ab&to=d%201', { page: 'comparison', from: 'ab', to: 'd 1' }],
])('reads the address %j', (hash, route) => {
  expect(parsePageRoute(hash)).toEqual(route);
});

it.each(['#batch=', '#batch=%E4%BD', '#question=%', '#batches/old', '#elsewhere', '#compare?from=ab', '#draft='])(
  'leads from the broken address %j to the practice page',
  (hash) => {
    expect(parsePageRoute(hash)).toEqual({ page: 'practice' });
  },
);

it('finds everything that has an id again by the link to it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
      expect(parsePageRoute(toHash({ page: 'batch', batchId: id }))).toEqual({ page: 'batch', batchId: id });
      expect(parsePageRoute(toHash({ page: 'draft', draftId: id }))).toEqual({ page: 'draft', draftId: id });
      expect(parsePageRoute(toHash({ page: 'import', importId: id }))).toEqual({ page: 'import', importId: id });
      const queue = { page: 'reviews', filter: { questionId: id, batchId: `${id}&kind=x` } } as const;
      expect(parsePageRoute(toHash(queue))).toEqual(queue);
      const comparison = { page: 'comparison', from: id, to: `${id}&to=x` } as const;
      expect(parsePageRoute(toHash(comparison))).toEqual(comparison);
      expect(parsePageRoute(toHash({ page: 'practice', questionId: id }))).toEqual({
        page: 'practice',
        questionId: id,
      });
    }),
  );
});

it('counts every page to one part', () => {
  expect(
    ['#practice', '#batches/new', '#batch=b1', '#draft=d1', '#record=r1', '#answer=r1', '#keys'].map((hash) =>
      sectionOf(parsePageRoute(hash)),
    ),
  ).toEqual(['practice', 'batches', 'batches', 'rubrics', 'reviews', 'answers', 'account']);
});
