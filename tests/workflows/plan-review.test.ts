import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { createReviewPlan, planBatchReview } from '../../src/workflows/plan-review.ts';

/** One criterion of 4 points that is covered with some confidence: expected to be off by (1 − confidence) · 4 · 0.75. */
const anEvaluation = (confidence: number, reasons: readonly string[] = []) => ({
  questionId: 'q',
  totalPoints: 4,
  maxPoints: 4,
  criteria: [{ id: 'c', verdict: 'covered' as const, points: 4, maxPoints: 4, confidence }],
  reviewReasons: reasons.map((code) => ({ code, message: `words for ${code}` })),
});

const labelOf = (id: string) => `label of ${id}`;

it('picks what is expected to be furthest off, and says what is left in the rest', () => {
  const review = createReviewPlan<{ line: number }>(1);
  review.add({ line: 1 }, anEvaluation(0.9), labelOf);
  review.add({ line: 2 }, anEvaluation(0.5, ['low-confidence']), labelOf);
  review.add({ line: 3 }, null, labelOf);
  const plan = review.plan();
  expect(plan.picks).toEqual([
    {
      line: 2,
      questionId: 'q',
      totalPoints: 4,
      maxPoints: 4,
      expectedError: 1.5,
      reasons: [{ code: 'low-confidence', message: 'words for low-confidence' }],
      leastSure: { id: 'c', label: 'label of c', confidence: 0.5 },
    },
  ]);
  expect(plan).toMatchObject({ budget: 1, notEvaluated: 1, before: { answers: 2 }, rest: { answers: 1 } });
  expect(plan.before.expectedError).toBeCloseTo(1.8, 9);
  expect(plan.rest.expectedError).toBeCloseTo(0.3, 9);
});

it('names the criterion that adds most: an unscored one has all its points in doubt, and no confidence', () => {
  const review = createReviewPlan<object>(1);
  const { criteria, ...rest } = anEvaluation(0.6);
  const unscored = { id: 'open', maxPoints: 2, cause: 'the model did not say' };
  review.add({}, { ...rest, totalPoints: null, criteria: [...criteria, unscored] }, labelOf);
  expect(review.plan().picks[0]).toMatchObject({
    totalPoints: null,
    leastSure: { id: 'open', label: 'label of open', confidence: null },
  });
});

it('takes the first of equals', () => {
  const review = createReviewPlan<{ line: number }>(2);
  for (let line = 1; line <= 20; line += 1) review.add({ line }, anEvaluation(0.7), labelOf);
  expect(review.plan().picks.map(({ line }) => line)).toEqual([1, 2]);
});

it('leaves out answers of a batch that were erased, because nobody can look at them', async () => {
  const item = { position: 0, row: 2, candidateId: 'c', questionId: 'q', status: 'evaluated' as const, error: null };
  const evaluation = { recordId: 'r', numbers: anEvaluation(0.5), rubric: { criteria: [] } } as never;
  const items = [
    { ...item, evaluation, answer: '先道歉' },
    { ...item, position: 1, row: 3, candidateId: null, evaluation, answer: null },
    { ...item, position: 2, row: 4, status: 'pending' as const, evaluation: null, answer: '还没有评' },
  ];
  const plan = await planBatchReview(Readable.from(items), 10);
  expect(plan.picks.map(({ row, recordId }) => ({ row, recordId }))).toEqual([{ row: 2, recordId: 'r' }]);
  expect(plan).toMatchObject({ before: { answers: 1 }, rest: { answers: 0, expectedError: 0 }, notEvaluated: 1 });
});
