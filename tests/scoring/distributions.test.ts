import { expect, it } from 'vitest';
import type { Verdict } from '../../src/domain/verdict.ts';
import { createDistributions, type DistributionEvaluation } from '../../src/scoring/distributions.ts';

type Marks = readonly (Verdict | 'unscored')[];

/** An evaluation of criteria worth 2 points each, named a, b, c. */
function anEvaluation(marks: Marks, overrides: Partial<DistributionEvaluation> = {}): DistributionEvaluation {
  const pointsOf = { covered: 2, partial: 1, missing: 0, contradicted: 0, unscored: 0 };
  const criteria = marks.map((mark, index) => {
    const id = 'abc'.charAt(index);
    const named = { id, label: `criterion ${id}`, maxPoints: 2 };
    if (mark === 'unscored') return { ...named, cause: 'timeout' };
    return { ...named, verdict: mark, points: pointsOf[mark], confidence: mark === 'partial' ? 0.5 : 1 };
  });
  return {
    questionId: 'q1',
    totalPoints: marks.includes('unscored') ? null : marks.reduce((sum, mark) => sum + pointsOf[mark], 0),
    maxPoints: marks.length * 2,
    needsReview: false,
    criteria,
    ...overrides,
  };
}

function distributionsOf(...evaluations: readonly DistributionEvaluation[]) {
  const distributions = createDistributions();
  for (const evaluation of evaluations) distributions.add(evaluation);
  return distributions.result();
}

it('describes the totals of a question', () => {
  const [question] = distributionsOf(
    anEvaluation(['covered', 'covered']), // 4 points
    anEvaluation(['covered', 'missing'], { needsReview: true }), // 2
    anEvaluation(['partial', 'missing']), // 1
    anEvaluation(['contradicted', 'partial']), // 1
  );
  expect(question).toMatchObject({
    questionId: 'q1',
    maxPoints: 4,
    answers: 4,
    unscored: 0,
    needsReview: 1,
    mean: 2,
    meanShare: 0.5,
    standardDeviation: Math.sqrt(6 / 4), // distances 2, 0, 1, 1
    min: 1,
    lowerQuartile: 1,
    median: 1.5,
    upperQuartile: 2.5, // position 2.25 of 1, 1, 2, 4
    max: 4,
  });
  expect(question?.histogram).toEqual([
    { points: 0, answers: 0 },
    { points: 0.5, answers: 0 },
    { points: 1, answers: 2 },
    { points: 1.5, answers: 0 },
    { points: 2, answers: 1 },
    { points: 2.5, answers: 0 },
    { points: 3, answers: 0 },
    { points: 3.5, answers: 0 },
    { points: 4, answers: 1 },
  ]);
});

it('counts verdicts by criterion, with the mean of the points and of the confidence', () => {
  const [question] = distributionsOf(
    anEvaluation(['covered', 'missing']),
    anEvaluation(['partial', 'missing']),
    anEvaluation(['contradicted', 'missing']),
  );
  expect(question?.criteria[0]).toMatchObject({
    id: 'a',
    label: 'criterion a',
    maxPoints: 2,
    verdicts: { covered: 1, partial: 1, missing: 0, contradicted: 1 },
    unscored: 0,
    meanShare: 0.5,
    meanConfidence: 2.5 / 3,
  });
});

it('keeps what is unscored out of every average', () => {
  const [question] = distributionsOf(anEvaluation(['covered', 'covered']), anEvaluation(['unscored', 'covered']));
  expect(question).toMatchObject({ answers: 2, unscored: 1, mean: 4, min: 4 });
  expect(question?.criteria[0]).toMatchObject({ unscored: 1, meanShare: 1 });
  expect(question?.criteria[1]).toMatchObject({ unscored: 0, meanShare: 1, verdicts: { covered: 2 } });
});

it('correlates the points of a criterion with the total without them', () => {
  const [question] = distributionsOf(
    anEvaluation(['missing', 'partial', 'missing']), // a 0, rest 1
    anEvaluation(['covered', 'partial', 'partial']), // a 2, rest 2
    anEvaluation(['covered', 'covered', 'covered']), // a 2, rest 4
  );
  // Distances from the means in thirds: a -4, 2, 2; rest -4, -1, 5. 24 / √(24 × 42) = √(4/7).
  expect(question?.criteria[0]?.discrimination).toBeCloseTo(Math.sqrt(4 / 7), 12);
});

it('is negative for a criterion that those get who get nothing else', () => {
  const [question] = distributionsOf(anEvaluation(['covered', 'missing']), anEvaluation(['missing', 'covered']));
  expect(question?.criteria.map(({ discrimination }) => discrimination)).toEqual([-1, -1]);
});

it.each<{ marks: readonly Marks[]; why: string }>([
  { marks: [['covered', 'missing']], why: 'of one answer' },
  {
    marks: [
      ['covered', 'missing'],
      ['covered', 'covered'],
    ],
    why: 'where all answers have the same points',
  }, // prettier-ignore
  {
    marks: [
      ['covered', 'unscored'],
      ['missing', 'unscored'],
    ],
    why: 'without totals',
  }, // prettier-ignore
])('has no discrimination $why', ({ marks }) => {
  const [question] = distributionsOf(...marks.map((mark) => anEvaluation(mark)));
  expect(question?.criteria[0]?.discrimination).toBeNull();
});

it('has no figures, and no zeros in their place, where everything is unscored', () => {
  const [question] = distributionsOf(anEvaluation(['unscored']));
  expect(question).toMatchObject({ answers: 1, unscored: 1, mean: null, meanShare: null, median: null, max: null });
  expect(question?.criteria[0]).toMatchObject({ meanShare: null, meanConfidence: null, discrimination: null });
});

it('lists a quarter point where a total has one', () => {
  const [question] = distributionsOf(anEvaluation(['partial'], { totalPoints: 0.25, maxPoints: 1 }));
  expect(question?.histogram.map(({ points }) => points)).toEqual([0, 0.25, 0.5, 1]);
});

it('keeps questions apart, in the order in which they come', () => {
  const questions = distributionsOf(
    anEvaluation(['covered'], { questionId: 'second' }),
    anEvaluation(['missing'], { questionId: 'first' }),
    anEvaluation(['missing'], { questionId: 'second' }),
  );
  expect(questions.map(({ questionId, answers, mean }) => ({ questionId, answers, mean }))).toEqual([
    { questionId: 'second', answers: 2, mean: 1 },
    { questionId: 'first', answers: 1, mean: 0 },
  ]);
});
