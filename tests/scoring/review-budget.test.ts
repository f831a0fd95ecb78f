import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CriterionNumbers } from '../../src/domain/stored-evaluation.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { createReviewPlanner, planReview, type ReviewCandidate } from '../../src/scoring/review-budget.ts';

const scored = (verdict: Verdict, confidence: number, maxPoints = 4): CriterionNumbers => {
  const share = verdict === 'covered' ? 1 : verdict === 'partial' ? 0.5 : 0;
  return { id: 'why', verdict, confidence, maxPoints, points: share * maxPoints };
};

const anAnswer = (id: string, criteria: readonly CriterionNumbers[], ...codes: readonly string[]): ReviewCandidate => ({
  id,
  evaluation: { criteria, reviewReasons: codes.map((code) => ({ code, message: '' })) },
});

const idsOf = (candidates: readonly ReviewCandidate[], budget: number): readonly string[] =>
  planReview(candidates, budget).picks.map(({ candidate }) => candidate.id);

it.each([
  { verdict: 'covered', off: 0.6, why: 'the right verdict is half or none: off by 2 or 4 points' },
  { verdict: 'partial', off: 0.4, why: 'the right verdict is all or none: off by 2 points either way' },
  { verdict: 'missing', off: 0.6, why: 'the right verdict is half or all' },
  { verdict: 'contradicted', off: 0.6, why: 'earns nothing, like missing' },
] as const)('expects $verdict with confidence 0.8 to be off by $off of 4 points ($why)', ({ verdict, off }) => {
  const { before } = planReview([anAnswer('a', [scored(verdict, 0.8)])], 0);
  expect(before.expectedError).toBeCloseTo(off, 10);
  expect(before.expectedWrongShare).toBeCloseTo(0.2, 10);
});

it('takes a criterion without a verdict for wholly unknown, and not for a wrong verdict', () => {
  const answer = anAnswer('a', [{ id: 'how', maxPoints: 3, cause: 'no reply' }, scored('partial', 0.9)], 'unscored');
  const { before } = planReview([answer], 0);
  expect(before.expectedError).toBeCloseTo(3.2, 10);
  expect(before).toMatchObject({ unscored: 1, verdicts: 1 });
  expect(before.expectedWrongShare).toBeCloseTo(0.1, 10);
});

it('picks the answers with the most points at risk, and promises what is left in the others', () => {
  const sure = anAnswer('sure', [scored('covered', 0.95), scored('missing', 0.95)]); // 0.3 points, 0.1 wrong
  const doubtful = anAnswer('doubtful', [scored('covered', 0.5)], 'low-confidence'); // 1.5 points, 0.5 wrong
  const small = anAnswer('small', [scored('covered', 0.5, 1)], 'low-confidence'); // 0.375 points, 0.5 wrong
  const { picks, before, rest } = planReview([sure, doubtful, small], 1);
  expect(picks.map(({ candidate }) => candidate)).toEqual([doubtful]);
  expect(picks[0]?.expectedError).toBeCloseTo(1.5, 10);
  expect(before.expectedError).toBeCloseTo(2.175, 10);
  expect(before.meanExpectedError).toBeCloseTo(0.725, 10);
  expect(before.expectedWrongShare).toBeCloseTo(1.1 / 4, 10);
  expect(rest).toMatchObject({ answers: 2, verdicts: 3 });
  expect(rest.expectedError).toBeCloseTo(0.675, 10);
  expect(rest.expectedWrongShare).toBeCloseTo(0.2, 10);
});

it('picks an answer that talks to the grader before a surer one that does not, without promising more error', () => {
  const flagged = anAnswer('flagged', [scored('covered', 0.99)], 'addressed-to-grader'); // ranked as 0.1 × 3, expected 0.01 × 3
  const plain = anAnswer('plain', [scored('covered', 0.95)]); // 0.15
  const { picks } = planReview([plain, flagged], 1);
  expect(picks[0]?.candidate.id).toBe('flagged');
  expect(picks[0]?.worth).toBeCloseTo(0.3, 10);
  expect(picks[0]?.expectedError).toBeCloseTo(0.03, 10);
});

it('counts doubt once: low confidence as a reason adds nothing to the numbers', () => {
  const [pick] = planReview([anAnswer('a', [scored('covered', 0.99)], 'low-confidence')], 1).picks;
  expect(pick?.worth).toBe(pick?.expectedError);
});

it('orders equals by id, whichever came first', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => anAnswer(id, [scored('covered', 0.9)])) as [
    ReviewCandidate,
    ReviewCandidate,
    ReviewCandidate,
  ];
  expect(idsOf([c, b, a], 2)).toEqual(['a', 'b']);
  expect(idsOf([b, a, c], 2)).toEqual(['a', 'b']);
});

it('leaves nothing in the rest when there is time for all, and has no mean of nothing', () => {
  const { picks, rest } = planReview([anAnswer('a', [scored('missing', 0.7)])], 5);
  expect(picks).toHaveLength(1);
  expect(rest).toEqual({
    answers: 0,
    expectedError: 0,
    meanExpectedError: null,
    verdicts: 0,
    expectedWrongShare: null,
    unscored: 0,
  });
});

it('counts answers without an evaluation, and neither picks nor promises anything of them', () => {
  const plan = planReview([{ id: 'failed', evaluation: null }, anAnswer('a', [scored('covered', 1)])], 2);
  expect(plan).toMatchObject({ notEvaluated: 1, before: { answers: 1, expectedError: 0 } });
  expect(plan.picks.map(({ candidate }) => candidate.id)).toEqual(['a']);
});

it('goes on after a plan: the next one knows all that came before', () => {
  const planner = createReviewPlanner(1);
  planner.add(anAnswer('early', [scored('covered', 0.6)]));
  expect(planner.plan().picks[0]?.candidate.id).toBe('early');
  planner.add(anAnswer('late', [scored('covered', 0.5)]));
  expect(planner.plan()).toMatchObject({ picks: [{ candidate: { id: 'late' } }], before: { answers: 2 } });
});

it('picks what sorting everything would pick, however the answers come', () => {
  const confidences = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 });
  fc.assert(
    fc.property(confidences, fc.nat(20), (all, budget) => {
      const answers = all.map((confidence, index) => anAnswer(`a${index}`, [scored('covered', confidence)]));
      const sorted = answers
        .map(({ id }, index) => ({ id, worth: (1 - (all[index] ?? 0)) * 4 * 0.75 }))
        .toSorted((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1));
      const plan = planReview(answers, budget);
      expect(plan.picks.map(({ candidate }) => candidate.id)).toEqual(sorted.slice(0, budget).map(({ id }) => id));
      expect(plan.rest.expectedError).toBeCloseTo(
        sorted.slice(budget).reduce((sum, { worth }) => sum + worth, 0),
        6,
      );
    }),
  );
});

it('ranks 100,000 answers with a budget of 40', () => {
  const planner = createReviewPlanner<ReviewCandidate>(40);
  for (let index = 0; index < 100_000; index++) {
    planner.add(anAnswer(String(index), [scored('covered', (index % 1000) / 1000)]));
  }
  const { picks, before, rest } = planner.plan();
  expect(picks).toHaveLength(40);
  expect(picks.every(({ worth }) => worth === 3)).toBe(true); // the hundred with confidence 0 are off by 3 of 4 points
  expect([before.answers, rest.answers]).toEqual([100_000, 99_960]);
});

it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('rejects a budget of %s', (budget) => {
  expect(() => planReview([], budget)).toThrow(RangeError);
});
