import { expect, it } from 'vitest';
import { judgeReview } from '../../src/agreement/judged-review.ts';
import { pairPeople, pairWithMachine } from '../../src/agreement/pair-reviews.ts';
import { aDecision, aJudgedCriterion, aJudgedReview, aReview } from './a-review.ts';

it('takes from a blind review what was said before anything was seen, from an open one what it ended with', () => {
  const decisions = [aDecision('c1', 'covered', 'covered', 'missing')];
  expect(judgeReview(aReview({ mode: 'blind', decisions }))).toMatchObject({
    basis: 'blind',
    criteria: [{ verdict: 'missing', machineVerdict: 'covered', maxPoints: 2 }],
  });
  const open = judgeReview(aReview({ decisions: [aDecision('c1', 'covered', 'partial')] }));
  expect(open).toMatchObject({ basis: 'open', criteria: [{ verdict: 'partial' }] });
});

it('leaves decisions of appeals out', () => {
  expect(judgeReview(aReview({ kind: 'appeal' }))).toBeUndefined();
});

it('puts person and machine side by side, all reviews of an answer together', () => {
  const criteria = [aJudgedCriterion('c1', 'covered', 'partial'), aJudgedCriterion('c2', 'missing', 'missing', 6)];
  const first = aJudgedReview({ criteria });
  const second = aJudgedReview({ answerId: first.answerId, reviewerId: 'wang', criteria });
  const open = aJudgedReview({ basis: 'open', criteria });
  const pairs = pairWithMachine([first, open, second], 'blind');
  expect(pairs).toHaveLength(1);
  expect(pairs[0]?.rated).toHaveLength(2);
  expect(pairs[0]?.rated[0]).toEqual({
    verdicts: [
      { criterionId: 'c1', first: 'covered', second: 'partial' },
      { criterionId: 'c2', first: 'missing', second: 'missing' },
    ],
    totals: { first: 2 / 8, second: 1 / 8 },
  });
});

it('compares no total while the machine left a criterion unscored, and no answer of which it scored nothing', () => {
  const some = aJudgedReview({
    criteria: [aJudgedCriterion('c1', 'covered', null), aJudgedCriterion('c2', 'missing', 'covered')],
  });
  const none = aJudgedReview({ criteria: [aJudgedCriterion('c1', 'covered', null)] });
  expect(pairWithMachine([some, none], 'blind')).toEqual([
    {
      questionId: 'q',
      rated: [{ verdicts: [{ criterionId: 'c2', first: 'missing', second: 'covered' }], totals: null }],
    },
  ]);
});

it('pairs different people on one answer under one rubric, first who decided first', () => {
  const criteria = [aJudgedCriterion('c1', 'covered', 'covered')];
  const first = aJudgedReview({ criteria });
  const { answerId } = first;
  const second = aJudgedReview({ answerId, reviewerId: 'wang', criteria: [aJudgedCriterion('c1', 'partial', null)] });
  const again = aJudgedReview({ answerId, criteria });
  const otherRubric = aJudgedReview({ answerId, reviewerId: 'zhao', rubricHash: 'b'.repeat(64), criteria });
  const [answer, ...more] = pairPeople([again, otherRubric, second, first], 'blind');
  expect(more).toEqual([]);
  expect(answer?.rated.map(({ verdicts: [pair] }) => [pair?.first, pair?.second])).toEqual([
    ['covered', 'partial'],
    ['partial', 'covered'],
  ]);
});

it('takes a pair for blind only where both are', () => {
  const criteria = [aJudgedCriterion('c1', 'covered', 'covered')];
  const blind = aJudgedReview({ criteria });
  const open = aJudgedReview({ answerId: blind.answerId, reviewerId: 'wang', basis: 'open', criteria });
  expect(pairPeople([blind, open], 'blind')).toEqual([]);
  expect(pairPeople([blind, open], 'open')).toHaveLength(1);
});
