import { expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.ts';
import type { Review } from '../../src/domain/review.ts';
import type { ReviewFilter } from '../../src/storage/review-store.ts';
import { createMeasureReviewAgreement } from '../../src/workflows/measure-review-agreement.ts';
import { createMeasureReviewerDrift } from '../../src/workflows/measure-reviewer-drift.ts';
import { aDecision, aReview } from '../agreement/a-review.ts';
import { aBank } from './a-bank.ts';

const owner: Actor = { userId: 'boss', role: 'owner', scopes: null };
const interviewer: Actor = { userId: 'li', role: 'interviewer', scopes: null };

/** A store of these reviews, and what was asked of it; a batch of the interviewer's and one of somebody else. */
function aStore(reviews: readonly Review[]) {
  const filters: ReviewFilter[] = [];
  const parts = {
    people: { namesOf: async () => new Map([['li', '李娜']]) },
    bank: aBank(),
    batches: {
      find: async (id: string) =>
        id === 'own' || id === 'other' ? { ownerId: id === 'own' ? 'li' : 'wang' } : undefined,
    },
    reviews: {
      async listReviews(filter: ReviewFilter, { after, limit }: { after?: string | undefined; limit: number }) {
        filters.push(filter);
        return reviews.filter(({ id }) => after === undefined || id > after).slice(0, limit);
      },
    },
  };
  return { filters, measure: createMeasureReviewAgreement(parts), drift: createMeasureReviewerDrift(parts) };
}

const repeat = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

it('measures blind and open verdicts apart, over all pages, without appeals', async () => {
  const blind = repeat(12, (index) =>
    aReview({
      mode: 'blind',
      questionId: 'complaint',
      decisions: [aDecision('c1', index < 6 ? 'covered' : 'missing', 'covered', index < 9 ? 'covered' : 'missing')],
    }),
  );
  const open = repeat(600, () => aReview({ questionId: 'complaint' }));
  const { measure } = aStore([...blind, ...open, aReview({ kind: 'appeal' })]);
  const { machine, people, ...rest } = await measure(owner, {});
  expect(rest).toEqual({
    ...{ reviews: 613, appeals: 1, cautions: ['doubtful-answers', 'open-verdicts-flatter'] },
    // Three blind verdicts were missing, as the machine has it, and ended as covered.
    afterSight: { verdicts: 12, changed: 3, toMachine: 0 },
  });
  expect(machine.map(({ basis, groups: [all] }) => [basis, all?.answers, all?.figures.exactAgreement?.value])).toEqual([
    ['blind', 12, 0.75],
    ['open', 600, 1],
  ]);
  expect(people.map(({ groups: [all] }) => all?.answers)).toEqual([0, 0]);
});

it('counts what blind reviewers changed to the verdict of the machine', async () => {
  const changed = aReview({ mode: 'blind', decisions: [aDecision('c1', 'covered', 'covered', 'partial')] });
  const { afterSight } = await aStore([changed]).measure(owner, {});
  expect(afterSight).toEqual({ verdicts: 1, changed: 1, toMachine: 1 });
});

it('asks for all reviews for an owner, and for those that an interviewer may see', async () => {
  const { measure, filters } = aStore([]);
  await measure(owner, { batchId: 'other' });
  await measure(interviewer, { questionId: 'complaint', batchId: 'own' });
  expect(filters).toEqual([
    { questionId: undefined, batchId: 'other', visibleTo: undefined },
    { questionId: 'complaint', batchId: 'own', visibleTo: 'li' },
  ]);
});

it.each([
  { actor: interviewer, scope: { batchId: 'other' }, code: 'batch-not-found' },
  { actor: owner, scope: { batchId: 'nothing' }, code: 'batch-not-found' },
  { actor: owner, scope: { questionId: 'nothing' }, code: 'question-not-found' },
])('refuses $scope with $code and reads nothing', async ({ actor, scope, code }) => {
  const { measure, filters } = aStore([]);
  await expect(measure(actor, scope)).rejects.toMatchObject({ code });
  expect(filters).toEqual([]);
});

it('tells owners of the drift of everybody, others of their own, held against everybody', async () => {
  const decisions = [aDecision('c1', 'missing', 'covered')];
  const { drift } = aStore([
    ...repeat(12, () => aReview()),
    ...repeat(30, () => aReview({ reviewerId: 'wang', decisions })),
  ]);
  const all = await drift(owner);
  expect(all.reviewers.map(({ reviewerId, reviews }) => [reviewerId, reviews])).toEqual([
    ['li', 12],
    ['wang', 30],
  ]);
  const own = await drift(interviewer);
  expect(own.reviewers).toEqual(all.reviewers.slice(0, 1));
  // Others give all of the points more than the machine on this question, li nothing.
  expect(own.reviewers[0]).toMatchObject({ name: '李娜', controlled: 12, generosity: { value: -1 } });
});
