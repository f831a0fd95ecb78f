import { expect, it } from 'vitest';
import { hearAnswers, WitnessSilentError } from '../../bench/hybrid/combination-samples.ts';
import { fitCombination, type LabelledTestimonies } from '../../bench/hybrid/fit-combination.ts';
import { believe, combineWith, crossValidatedFigures, figuresOf } from '../../bench/hybrid/rate-combined.ts';
import type { LabelValue } from '../../src/agreement/rated-answer.ts';
import type { EngineId } from '../../src/domain/engine-id.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { loadCombinationModel } from '../../src/engines/hybrid/load-combination-model.ts';
import { aWitness } from '../engines/hybrid/a-witness.ts';
import { tinyBank } from './tiny-golden.ts';

const witnesses: readonly EngineId[] = ['embedding', 'keyword'];

const say = (engine: EngineId, verdict: Verdict, confidence = 0.9) => ({ engine, verdict, confidence });

const aSample = (label: LabelValue, embedding: Verdict, keyword: Verdict): LabelledTestimonies => ({
  label,
  testimonies: [say('embedding', embedding), say('keyword', keyword)],
});

/** The keyword engine is always right, the embedding engine half of the time, both with the same confidence. */
const oneIsRight: readonly LabelledTestimonies[] = Array.from({ length: 100 }, (_, index) => {
  const label = index % 2 === 0 ? 1 : 0;
  return aSample(label, index % 4 < 2 ? 'covered' : 'missing', label === 1 ? 'covered' : 'missing');
});

it('follows the witness that is right, whatever the other one says', () => {
  const judge = combineWith(fitCombination(oneIsRight, witnesses), witnesses);
  const found = judge([say('embedding', 'missing'), say('keyword', 'covered')]);
  expect(found.verdict).toBe('covered');
  expect(found.confidence).toBeGreaterThan(0.9);
  expect(judge([say('embedding', 'covered'), say('keyword', 'missing')]).verdict).toBe('missing');
});

it('gives a confidence of what came true, not of what the witnesses claim', () => {
  // both say covered with 0.98; 70 of 100 are covered, 30 are worth nothing
  const samples = Array.from({ length: 100 }, (_, index) => ({
    label: index < 70 ? (1 as const) : (0 as const),
    testimonies: [say('embedding', 'covered', 0.98), say('keyword', 'covered', 0.98)],
  }));
  const judge = combineWith(fitCombination(samples, witnesses), witnesses);
  const { verdict, confidence } = judge(samples[0]?.testimonies ?? []);
  expect(verdict).toBe('covered');
  expect(confidence).toBeGreaterThan(0.65);
  expect(confidence).toBeLessThan(0.75);
});

it('adds up nothing but the mean of what witnesses claim while there are no labels', () => {
  const weights = { sure: 0.5, half: 0 };
  expect(fitCombination([], witnesses)).toEqual({
    credited: { bias: 0, weights: { embedding: weights, keyword: weights } },
    full: { bias: 0, weights: { embedding: weights, keyword: weights } },
  });
});

it('fits the same weights from the same labels', () => {
  expect(fitCombination(oneIsRight, witnesses)).toEqual(fitCombination(oneIsRight, witnesses));
});

const heard = (id: string, questionId: string, label: LabelValue, embedding: Verdict, keyword: Verdict) => ({
  labelled: {
    id,
    questionId,
    category: 'full',
    language: 'zh',
    answer: id,
    labels: [{ criterionId: 'why', label, maxPoints: 4 }],
  },
  testimonies: [[say('embedding', embedding), say('keyword', keyword)]],
});

it('works out the figures of a witness alone from its own verdicts', () => {
  const answers = [heard('a', 'q1', 1, 'partial', 'covered'), heard('b', 'q1', 0, 'covered', 'missing')];
  expect(figuresOf(answers, believe('keyword'))).toMatchObject({ exactAgreement: 1, meanAbsoluteError: 0 });
  expect(figuresOf(answers, believe('embedding'))).toMatchObject({ exactAgreement: 0, meanAbsoluteError: 3 });
});

it('never measures a question with weights that have seen it', () => {
  // in the first question the embedding engine is right, in the second the keyword engine: each is judged by the other's lesson
  const answers = Array.from({ length: 40 }, (_, index) => {
    const label = index % 2 === 0 ? 1 : 0;
    const [right, wrong] = label === 1 ? (['covered', 'missing'] as const) : (['missing', 'covered'] as const);
    return index < 20 ? heard(`a${index}`, 'q1', label, right, wrong) : heard(`b${index}`, 'q2', label, wrong, right);
  });
  expect(crossValidatedFigures(answers, witnesses).exactAgreement).toBe(0);
});

const [bread] = tinyBank.questions;
const labelled = {
  id: 't1',
  questionId: bread?.id ?? '',
  category: 'full',
  language: 'zh',
  answer: '我给客人换一个新的面包吧。',
  labels: [
    { criterionId: 'replace', label: 1, maxPoints: 3 },
    { criterionId: 'oven', label: 0, maxPoints: 1 },
  ],
} as const;

const hear = (one: Engine, other: Engine) => hearAnswers(tinyBank, [labelled], [one, other], loadCombinationModel());

it('hears every witness on every criterion, in the order of the labels', async () => {
  const said = { replace: say('keyword', 'covered', 0.9), oven: say('keyword', 'missing', 0.7) };
  const [answer] = await hear(aWitness('keyword', said), aWitness('embedding', said));
  expect(answer?.testimonies).toEqual([
    [say('keyword', 'covered', 0.9), say('embedding', 'covered', 0.9)],
    [say('keyword', 'missing', 0.7), say('embedding', 'missing', 0.7)],
  ]);
});

it('does not fit on answers of which a witness left something out', async () => {
  const said = { replace: say('keyword', 'covered'), oven: say('keyword', 'missing') };
  const silent = aWitness('llm', { ...said, oven: 'cut off' });
  await expect(hear(aWitness('keyword', said), silent)).rejects.toThrow(WitnessSilentError);
});
