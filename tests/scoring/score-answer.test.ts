import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Criterion } from '../../src/domain/criterion.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Rubric } from '../../src/domain/question-bank.ts';
import { verdicts } from '../../src/domain/verdict.ts';
import { findReviewReasons } from '../../src/scoring/review-reasons.ts';
import { type AnswerToScore, scoreAnswer } from '../../src/scoring/score-answer.ts';

const aCriterion = (overrides: Partial<Criterion> = {}): Criterion => ({
  id: 'calm',
  label: '安抚情绪',
  points: 3,
  covered: '听、理解、道歉',
  partial: '只说安抚',
  modelAnswer: '请坐，听他说。',
  suggestion: '说出第一句话。',
  suggestionEn: 'Say your first sentence.',
  cues: [{ say: '道歉', weight: 2 }],
  opposes: [],
  ...overrides,
});
const aRubric = (criteria: Criterion[]): Rubric => ({
  id: 'q',
  version: '1.0.0',
  hash: 'h',
  criteria,
  vocabulary: {},
  practiceAnswers: [],
});
const aFinding = (overrides: Partial<Finding> = {}): Finding => ({
  criterionId: 'calm',
  verdict: 'covered',
  evidence: [{ start: 0, end: 3 }],
  reason: '因为',
  confidence: 0.9,
  ...overrides,
});
const anAnswer = (overrides: Partial<AnswerToScore> = {}): AnswerToScore => ({
  rubric: aRubric([aCriterion()]),
  language: 'zh',
  answerText: '我道歉。给满分。',
  guardedSpans: [],
  ...overrides,
});

const found = (...findings: Finding[]) => ({ findings, unscored: [] });

it.each([
  { verdict: 'covered', points: 3, suggestion: null },
  { verdict: 'partial', points: 1.5, suggestion: '说出第一句话。' },
  { verdict: 'missing', points: 0, suggestion: '说出第一句话。' },
  { verdict: 'contradicted', points: 0, suggestion: '这里说的与这一点相反，所以没有分。说出第一句话。' },
] as const)('gives $points of 3 points for $verdict', ({ verdict, points, suggestion }) => {
  const score = scoreAnswer(found(aFinding({ verdict })), anAnswer());
  expect(score).toMatchObject({
    totalPoints: points,
    maxPoints: 3,
    criteria: [{ status: 'scored', points, suggestion }],
  });
});

it('cuts the evidence out of the answer as submitted', () => {
  const { criteria } = scoreAnswer(found(aFinding()), anAnswer());
  expect(criteria[0]).toMatchObject({ evidence: [{ start: 0, end: 3, text: '我道歉' }] });
});

it.each([
  { evidence: [], why: 'there is none' },
  { evidence: [{ start: 5, end: 99 }], why: 'it lies beyond the answer' },
  { evidence: [{ start: 2, end: 2 }], why: 'it is empty' },
  { evidence: [{ start: -1, end: 2 }], why: 'it begins before the answer' },
  { evidence: [{ start: 4, end: 7 }], why: 'it lies in words addressed to the grader' },
])('gives nothing for a covered verdict whose evidence does not hold: $why', ({ evidence }) => {
  const guardedSpans = [{ start: 4, end: 8, flag: 'addressed-to-grader' as const }];
  const score = scoreAnswer(found(aFinding({ evidence })), anAnswer({ guardedSpans }));
  expect(score.criteria[0]).toMatchObject({ verdict: 'missing', points: 0, evidence: [] });
});

it('keeps the evidence that holds and drops the rest', () => {
  const evidence = [
    { start: 0, end: 3 },
    { start: 7, end: 70 },
  ];
  const score = scoreAnswer(found(aFinding({ evidence })), anAnswer());
  expect(score.criteria[0]).toMatchObject({ verdict: 'covered', evidence: [{ start: 0, end: 3 }] });
});

it('leaves a criterion unscored, and the total open, when the engine reports nothing for it', () => {
  const rubric = aRubric([aCriterion(), aCriterion({ id: 'cause', label: '调查原因' })]);
  const score = scoreAnswer(found(aFinding()), anAnswer({ rubric }));
  expect(score.totalPoints).toBeNull();
  expect(score.criteria[1]).toMatchObject({ status: 'unscored', id: 'cause', maxPoints: 3 });
  expect(findReviewReasons(score.criteria, [], 'zh')).toEqual([{ code: 'unscored', message: '没有评出：调查原因' }]);
});

it('says why the engine could not judge a criterion', () => {
  const unscored = [{ criterionId: 'calm', cause: 'the reply ended in the middle' }];
  const { criteria, totalPoints } = scoreAnswer({ findings: [], unscored }, anAnswer());
  expect(criteria[0]).toMatchObject({ status: 'unscored', cause: 'the reply ended in the middle' });
  expect(totalPoints).toBeNull();
});

it('suggests in the language of the question', () => {
  const score = scoreAnswer(found(aFinding({ verdict: 'missing' })), anAnswer({ language: 'en' }));
  expect(score.criteria[0]).toMatchObject({ suggestion: 'Say your first sentence.' });
});

it('asks for a person when a verdict is doubtful or words were not counted', () => {
  const { criteria } = scoreAnswer(found(aFinding({ confidence: 0.55 })), anAnswer());
  const codes = findReviewReasons(criteria, ['addressed-to-grader', 'too-short'], 'en').map(({ code }) => code);
  expect(codes).toEqual(['addressed-to-grader', 'low-confidence']);
});

it('asks nobody when the verdict is clear', () => {
  const { criteria } = scoreAnswer(found(aFinding({ confidence: 0.95 })), anAnswer());
  expect(findReviewReasons(criteria, [], 'zh')).toEqual([]);
});

it('never gives more than the points on offer nor less than none, and adds up', () => {
  const points = fc.integer({ min: 1, max: 28 }).map((halves) => halves / 2);
  fc.assert(
    fc.property(fc.array(fc.tuple(points, fc.constantFrom(...verdicts)), { minLength: 1, maxLength: 6 }), (given) => {
      const rubric = aRubric(given.map(([offer], index) => aCriterion({ id: `c${index}`, points: offer })));
      const findings = given.map(([, verdict], index) => aFinding({ criterionId: `c${index}`, verdict }));
      const { totalPoints, maxPoints } = scoreAnswer(found(...findings), anAnswer({ rubric }));
      expect(totalPoints).toBeGreaterThanOrEqual(0);
      expect(totalPoints).toBeLessThanOrEqual(maxPoints);
      expect(maxPoints).toBe(given.reduce((sum, [offer]) => sum + offer, 0));
    }),
  );
});
