import { beforeAll, expect, it } from 'vitest';
import { readGolden } from '../../bench/quality/read-golden.ts';
import { createEmbeddingEngine } from '../../src/engines/embedding/embedding-engine.ts';
import { openEmbeddingModel } from '../../src/providers/openai/open-embedding-model.ts';
import { loadBank } from '../../src/rubrics/load-bank.ts';
import { createMemoryEngineCache } from '../../src/storage/memory/memory-engine-cache.ts';
import { createEvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import { type AgreementMeasurement, createMeasureAgreement } from '../../src/workflows/measure-agreement.ts';
import { realEmbeddingSettings } from './real-models.ts';

/** Calibrating a question and judging its ten answers sends some 3,500 texts, a minute's work: the first two stand for all ten. */
const questionsMeasured = 2;

let measured: AgreementMeasurement;

beforeAll(async () => {
  const bank = await loadBank('rubrics/bank-customer-service-manager');
  const settings = realEmbeddingSettings();
  const model = openEmbeddingModel(settings);
  const engine = createEmbeddingEngine({ model, cache: createMemoryEngineCache(), settings, bank, mask: true });
  const questionIds = bank.questions.slice(0, questionsMeasured).map(({ id }) => id);
  const golden = await readGolden('bench/golden/dev.ndjson', bank);
  const answers = golden.answers.filter(({ questionId }) => questionIds.includes(questionId));
  const evaluateAnswer = createEvaluateAnswer(bank, new Map([['embedding', engine]]));
  measured = await createMeasureAgreement(evaluateAnswer)(answers, 'embedding', { seed: 20_260_101, resamples: 10 });
}, 240_000);

it('judges every criterion of every answer', () => {
  expect(measured.answers.flatMap(({ unrated }) => unrated)).toEqual([]);
});

it('agrees with the labels about as well as it did when this was written: macro-F1 0.87, QWK 0.84 over 20 answers', () => {
  const { macroF1, quadraticWeightedKappa } = measured.agreement.overall.figures;
  expect(macroF1).toBeGreaterThan(0.8);
  expect(quadraticWeightedKappa).toBeGreaterThan(0.75);
});

it('gives no points for answers about something else, or made of catchwords', () => {
  const worthless = measured.answers.filter(({ category }) =>
    ['offtopic', 'wrongquestion', 'stuffing'].includes(category),
  );
  expect(worthless.map(({ points }) => points)).toEqual([0, 0, 0]);
});
