import { expect, it } from 'vitest';
import { type DerivationReport, reportDerivation } from '../../bench/derived/derivation-report.ts';
import type { DerivedQuestion } from '../../bench/derived/derive-bank.ts';
import { judgeDerivation } from '../../bench/derived/judge-derivation.ts';
import { labelAgreement } from '../../bench/derived/label-agreement.ts';
import { measureFigures, scoreStatistics } from '../../bench/derived/measure-figures.ts';
import type { MarkedAnswer } from '../../bench/derived/measured-data.ts';
import { rateMarkedAnswers } from '../../bench/derived/rate-marked-answers.ts';
import { renderDerivation } from '../../bench/derived/render-derivation.ts';
import type { Question } from '../../src/domain/question-bank.ts';
import { soleEngine } from '../../src/engines/engine.ts';
import { createEvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import { scriptedEngine, tinyBank, tinyGolden, tinyScript } from './tiny-golden.ts';

const questions: readonly DerivedQuestion[] = tinyBank.questions.map((question: Question) => ({
  status: 'derived',
  id: question.id,
  uncertainties: [],
  question,
}));

const scripted = (script: Parameters<typeof scriptedEngine>[0]) =>
  createEvaluateAnswer(tinyBank, soleEngine(scriptedEngine(script)));

/** The answer of the tiny golden set with this number, from 0, to the question about burnt bread, worth 3 + 1 points. */
const marked = (index: number, mark: MarkedAnswer['mark']): MarkedAnswer => ({
  line: index + 1,
  questionId: 'burnt-bread',
  answer: tinyGolden[index]?.answer ?? '',
  mark,
});

it('puts the share of the points that an answer earns on the scale of its score: 3 of 4 points are 7.5 of 10', async () => {
  const { judged } = await rateMarkedAnswers([marked(1, { score: 7, maxScore: 10 })], questions, scripted(tinyScript));
  expect(judged).toMatchObject([{ human: 7, machine: 7.5, maxScore: 10 }]);
});

it('adds up the points of labels: all of 3 and half of 1', async () => {
  const mark = { labels: [1, 0.5] as const, category: 'partial' };
  const { judged } = await rateMarkedAnswers([marked(1, mark)], questions, scripted(tinyScript));
  expect(judged).toMatchObject([{ human: 3.5, machine: 3, maxScore: 4 }]);
});

it('leaves an answer unscored that the engine does not judge, or whose rubric could not be derived', async () => {
  const answers = [
    marked(0, { score: 9, maxScore: 10 }),
    { ...marked(3, { score: 9, maxScore: 10 }), questionId: 'x' },
  ];
  const failed: DerivedQuestion = { status: 'failed', id: 'x', uncertainties: ['no-points'], cause: 'no points' };
  const { judged, unscored } = await rateMarkedAnswers(answers, [...questions, failed], scripted({ t1: {} }));
  expect(judged).toEqual([]);
  expect(unscored.map(({ marked: { line } }) => line)).toEqual([1, 4]);
  expect(unscored[1]?.cause).toBe('no points');
});

it('counts labels that were found, missed and rejected, in each category', async () => {
  const answers = [
    marked(0, { labels: [1, 1], category: 'full' }),
    marked(1, { labels: [1, 0.5], category: 'partial' }),
    marked(2, { labels: [0, 0], category: 'negated' }),
  ];
  const agreement = labelAgreement(await rateMarkedAnswers(answers, questions, scripted(tinyScript)));
  // 3 found, 1 missed, no false alarm, 2 rejected: (6/7 + 4/5) / 2
  expect(agreement.macroF1.value).toBeCloseTo(0.828571, 6);
  expect(agreement.byCategory).toMatchObject([
    { category: 'full', hits: 2, misses: 0, meanAbsoluteError: 0 },
    { category: 'negated', rejections: 2, falseAlarms: 0, contradicted: 1 },
    { category: 'partial', hits: 1, misses: 1, meanAbsoluteError: 0.5 },
  ]);
});

/** Human scores 0, 1, 2 and machine scores 0, 1, 1 of 2, to a model answer of three character pairs. */
function smallReport(options: { readonly worst: number; readonly showText: boolean }): DerivationReport {
  const answers = [
    { line: 1, questionId: 'q', answer: 'xyzw', mark: { score: 0, maxScore: 2 } },
    { line: 2, questionId: 'q', answer: 'abxy', mark: { score: 1, maxScore: 2 } },
    { line: 3, questionId: 'q', answer: 'abcd', mark: { score: 2, maxScore: 2 } },
  ];
  const machine = [0, 1, 1];
  const criteria = [{ label: 'Letters', verdict: 'partial' as const }];
  const judged = answers.map((answer, index) => ({
    marked: answer,
    maxScore: 2,
    human: answer.mark.score,
    machine: machine[index] ?? 0,
    criteria,
  }));
  const left = { line: 4, questionId: 'q', answer: 'efgh', mark: { score: 2, maxScore: 2 } };
  return reportDerivation({
    dataName: 'small.ndjson',
    data: {
      kind: 'scored',
      questions: [{ id: 'q', prompt: 'Which letters?', modelAnswer: 'abcd' }],
      answers: [...answers, left],
    },
    engine: '1.0.0',
    derived: [{ status: 'failed', id: 'q', uncertainties: ['cut-off'], cause: 'not needed here' }],
    ratings: { judged, unscored: [{ marked: left, cause: 'engine-failed' }] },
    ...options,
  });
}

it('compares scores with those of people, and leaves the unscored answer out', () => {
  const { answers, pooled, questions: each, unscored } = smallReport({ worst: 0, showText: false });
  expect(pooled.quadraticWeightedKappa.value).toBeCloseTo(0.666667, 6); // 1 - (1/3) / (2/3 + 2/9 + 1/9)
  expect(pooled.pearson.value).toBeCloseTo(0.866025, 6); // 1 / sqrt(2 × 2/3)
  expect(pooled.spearman.value).toBeCloseTo(0.866025, 6); // 1.5 / sqrt(2 × 1.5)
  expect(pooled.meanAbsoluteError.value).toBeCloseTo(0.333333, 6);
  expect({ answers, unscored }).toEqual({
    answers: 4,
    unscored: [{ line: 4, questionId: 'q', cause: 'engine-failed' }],
  });
  expect(each).toMatchObject([
    { id: 'q', answers: 4, unscored: 1, criteria: 0, uncertainties: ['cut-off'], pearson: pooled.pearson },
  ]);
});

it('gives likeness to the model answer alone the share of character pairs: 0, 1/3 and all of 2', () => {
  const { bigramDice, pearsonGain } = smallReport({ worst: 0, showText: false }).baseline;
  expect(bigramDice.meanAbsoluteError.value).toBeCloseTo(0.111111, 6); // (0 + 1/3 + 0) / 3
  expect(bigramDice.pearson.value).toBeCloseTo(0.981981, 6); // 2 / sqrt(2 × 168/81)
  expect(pearsonGain.value).toBeCloseTo(-0.115955, 6);
});

it('lists the answers that differ most, with their text only where it is asked for', () => {
  const [withText] = smallReport({ worst: 1, showText: true }).worst;
  expect(withText).toMatchObject({ line: 3, human: 2, machine: 1, text: 'abcd' });
  const report = smallReport({ worst: 2, showText: false });
  expect(report.worst.map(({ line }) => line)).toEqual([3, 1]);
  expect(renderDerivation(report)).toContain('- line 3, question q: human 2, machine 1 of 2\n  - partial: Letters');
  expect(renderDerivation(report)).not.toContain('abcd');
});

it('gives no figure where nobody’s scores vary, and an interval to those that have one', () => {
  const figures = measureFigures(
    [
      { first: 1, second: 1 },
      { first: 1, second: 1 },
    ],
    scoreStatistics,
  );
  expect(figures.pearson).toEqual({ value: undefined, low: undefined, high: undefined });
  expect(figures.meanAbsoluteError).toEqual({ value: 0, low: 0, high: 0 });
});

it('calls a gain over likeness real only where its whole interval is above 0', () => {
  const figure = (value: number | undefined, low = value) => ({ value, low, high: value });
  const pooled = measureFigures(
    [
      { first: 1, second: 1 },
      { first: 2, second: 2 },
    ],
    scoreStatistics,
  );
  const outcomes = (low: number | undefined) =>
    judgeDerivation(pooled, figure(0.79), figure(0.3, low)).map(({ outcome }) => outcome);
  expect(outcomes(0.01)).toEqual(['missed', 'met', 'met']);
  expect(outcomes(0)).toEqual(['missed', 'met', 'missed']);
  expect(judgeDerivation(pooled, undefined, figure(undefined)).map(({ outcome }) => outcome)).toEqual([
    'met',
    'not measured',
  ]);
});
