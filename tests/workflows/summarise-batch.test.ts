import { expect, it } from 'vitest';
import { distributionsSchema } from '../../src/api/distributions-schema.ts';
import { type ItemToSummarise, summariseBatch } from '../../src/workflows/summarise-batch.ts';

const rubric = { criteria: [{ id: 'calm', label: '安抚情绪' }] };

/** An item whose only criterion, worth 2 points, earned so many; undefined is unscored. */
function anItem(points: number | undefined, questionId = 'q1'): ItemToSummarise {
  const criterion =
    points === undefined
      ? ({ id: 'calm', maxPoints: 2, cause: 'timeout' } as const)
      : ({ id: 'calm', verdict: points === 2 ? 'covered' : 'missing', points, maxPoints: 2, confidence: 0.9 } as const);
  const numbers = { questionId, totalPoints: points ?? null, maxPoints: 2, needsReview: points === 0 };
  const evaluation = { numbers: { ...numbers, criteria: [criterion] }, rubric };
  return { evaluation, isStale: points === 0, reviewed: points === 2 ? {} : null };
}

async function* inOrder<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

it('counts answers by what became of them and hands on labels of the rubric', async () => {
  const items = [anItem(2), anItem(0), anItem(undefined, 'q2'), { evaluation: null, isStale: false, reviewed: null }];
  const summary = await summariseBatch(inOrder(items));
  expect(summary).toMatchObject({ answers: 4, notEvaluated: 1, unscored: 1, needsReview: 1, stale: 1, reviewed: 1 });
  expect(summary.questions.map(({ questionId, mean }) => [questionId, mean])).toEqual([
    ['q1', 1],
    ['q2', null],
  ]);
  expect(summary.questions[0]?.criteria[0]?.label).toBe('安抚情绪');
});

it('gives plain JSON that the reply schema takes as it is', async () => {
  const summary = await summariseBatch(inOrder([anItem(2), anItem(0), anItem(undefined, 'q2')]));
  expect(distributionsSchema.parse(JSON.parse(JSON.stringify(summary)))).toEqual(summary);
});

it('summarises a batch without items', async () => {
  expect(await summariseBatch(inOrder([]))).toEqual({
    answers: 0,
    notEvaluated: 0,
    unscored: 0,
    needsReview: 0,
    stale: 0,
    reviewed: 0,
    questions: [],
  });
});
