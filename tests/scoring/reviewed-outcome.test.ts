import { expect, it } from 'vitest';
import type { CriterionDecision } from '../../src/domain/review.ts';
import type { CriterionNumbers } from '../../src/domain/stored-evaluation.ts';
import { reviewedOutcome } from '../../src/scoring/reviewed-outcome.ts';

const criteria: readonly CriterionNumbers[] = [
  { id: 'apologise', verdict: 'covered', points: 3, maxPoints: 3, confidence: 0.9 },
  { id: 'cause', maxPoints: 2, cause: 'the engine reported nothing' },
];

const machine = { criteria, maxPoints: 5, rubric: { hash: 'r1' } };

const decision = (criterionId: string, points: number): CriterionDecision => ({
  ...{ criterionId, verdict: 'partial', points, maxPoints: 3 },
  ...{ machineVerdict: null, machinePoints: null, blindVerdict: null },
});

const aReview = (id: string, decisions: readonly CriterionDecision[], rubricHash = 'r1') => ({
  id,
  rubricHash,
  decisions,
});

it('is what the machine said where nobody decided, without a total while a criterion is unscored', () => {
  expect(reviewedOutcome(machine, [])).toEqual({
    criteria: [
      { criterionId: 'apologise', verdict: 'covered', points: 3, maxPoints: 3, reviewId: null },
      { criterionId: 'cause', verdict: null, points: null, maxPoints: 2, reviewId: null },
    ],
    totalPoints: null,
    maxPoints: 5,
  });
});

it('counts the newest decision about each criterion: an appeal leaves the others as they were', () => {
  const first = aReview('first', [decision('apologise', 1.5), decision('cause', 1)]);
  const appeal = aReview('appeal', [decision('cause', 2)]);
  const outcome = reviewedOutcome(machine, [first, appeal]);
  expect(outcome.criteria.map(({ points, reviewId }) => [points, reviewId])).toEqual([
    [1.5, 'first'],
    [2, 'appeal'],
  ]);
  expect(outcome.totalPoints).toBe(3.5);
});

it('leaves out decisions under another version of the rubric', () => {
  const older = aReview('older', [decision('apologise', 0), decision('cause', 0)], 'r0');
  expect(reviewedOutcome(machine, [older])).toEqual(reviewedOutcome(machine, []));
});
