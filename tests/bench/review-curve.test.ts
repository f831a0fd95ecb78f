import { expect, it } from 'vitest';
import type { RecordedEvaluation } from '../../bench/quality/record-evaluations.ts';
import { measureReview } from '../../bench/quality/review-curve.ts';
import type { CriterionResult, Evaluation } from '../../src/domain/evaluation.ts';

/** An answer to one criterion of 4 points that the engine takes for covered. */
function anAnswer(id: string, label: 0 | 0.5 | 1, confidence: number, ...codes: readonly string[]): RecordedEvaluation {
  const result: CriterionResult = {
    status: 'scored',
    id: 'why',
    label: 'why',
    verdict: 'covered',
    points: 4,
    maxPoints: 4,
    confidence,
    evidence: [],
    reason: '',
    suggestion: null,
  };
  return { labelled: labelledAs(id, label), evaluation: anEvaluation(id, [result], codes) };
}

const labelledAs = (id: string, label: 0 | 0.5 | 1): RecordedEvaluation['labelled'] => ({
  id,
  questionId: 'q',
  category: 'full',
  language: 'zh',
  answer: id,
  labels: [{ criterionId: 'why', label, maxPoints: 4 }],
});

const anEvaluation = (id: string, criteria: readonly CriterionResult[], codes: readonly string[]): Evaluation => ({
  id,
  questionId: 'q',
  totalPoints: null,
  maxPoints: 4,
  engine: { id: 'keyword', version: '1' },
  rubric: { id: 'q', version: '1', hash: '' },
  flags: [],
  guardedSpans: [],
  needsReview: codes.length > 0,
  reviewReasons: codes.map((code) => ({ code, message: '' })),
  criteria,
});

/** Ten answers, the least sure of which is wrong by 4 points, and one of the others by 2. */
const ten = [
  anAnswer('a', 0, 0.5, 'low-confidence'),
  anAnswer('b', 0.5, 0.9),
  ...['c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((id) => anAnswer(id, 1, 0.9)),
];

it('holds what is left after a review against what was promised', () => {
  const { steps } = measureReview(ten);
  expect(steps.map(({ budget }) => budget)).toEqual([0, 1, 2, 3, 5]);
  const [none, one] = steps;
  // promised: 0.5 · 4 · 0.75 = 1.5 for the doubtful one and 0.3 for each of the nine others
  expect(none?.promisedError).toBeCloseTo((1.5 + 9 * 0.3) / 10, 10);
  expect(none?.foundError).toBeCloseTo((4 + 2) / 10, 10);
  expect(none?.promisedWrongShare).toBeCloseTo((0.5 + 9 * 0.1) / 10, 10);
  expect(none?.foundWrongShare).toBeCloseTo(0.2, 10);
  expect(one?.promisedError).toBeCloseTo(0.3, 10);
  expect(one?.foundError).toBeCloseTo(2 / 9, 10);
  expect(one?.foundWrongShare).toBeCloseTo(1 / 9, 10);
});

it('counts how often a reason to look is right, and how many wrong answers have none', () => {
  expect(measureReview(ten)).toMatchObject({
    needsReview: { answers: 1, wrongAnswers: 1 },
    wrongAnswers: 2,
    reasons: [{ code: 'low-confidence', answers: 1, wrongAnswers: 1 }],
  });
});

it('leaves out answers without an evaluation, and takes a criterion without a verdict whole, as promised', () => {
  const failed: RecordedEvaluation = { labelled: labelledAs('failed', 1), evaluation: null };
  const unscored: CriterionResult = { status: 'unscored', id: 'why', label: 'why', maxPoints: 4, cause: 'no reply' };
  const open: RecordedEvaluation = {
    labelled: labelledAs('open', 1),
    evaluation: anEvaluation('open', [unscored], ['unscored']),
  };
  const [none] = measureReview([failed, open]).steps;
  expect(none).toEqual({
    budget: 0,
    promisedError: 4,
    foundError: 4,
    promisedWrongShare: undefined,
    foundWrongShare: undefined,
  });
});
