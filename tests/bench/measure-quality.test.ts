import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dice } from '../../bench/baselines/dice.ts';
import { measureQuality } from '../../bench/quality/measure-quality.ts';
import type { QualityReport } from '../../bench/quality/quality-report.ts';
import { type GoldenSet, readGolden } from '../../bench/quality/read-golden.ts';
import { renderJson } from '../../bench/quality/render-json.ts';
import { renderMarkdown } from '../../bench/quality/render-markdown.ts';
import { type Engine, soleEngine } from '../../src/engines/engine.ts';
import { createEvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import { scriptedEngine, tinyBank, tinyGolden, tinyScript } from './tiny-golden.ts';

let folder: string;
let golden: GoldenSet;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quality-'));
  const file = join(folder, 'tiny.ndjson');
  await writeFile(file, `${tinyGolden.map((line) => JSON.stringify(line)).join('\n')}\n`);
  golden = await readGolden(file, tinyBank);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function measure(engine: Engine): Promise<QualityReport> {
  return measureQuality({
    bank: tinyBank,
    evaluateAnswer: createEvaluateAnswer(tinyBank, soleEngine(engine)),
    engines: ['keyword'],
    baselines: [dice],
    golden,
    dataFile: 'tiny.ndjson',
    provenance: { commit: 'abc', hasUncommittedChanges: false, date: '2026-01-31', node: 'v24.0.0' },
    resampling: { seed: 1, resamples: 100 },
  });
}

async function measureEngine(engine: Engine) {
  const [report] = (await measure(engine)).engines;
  if (!report) throw new Error('No engine was measured');
  return report;
}

it('works out the figures that a person works out from the nine verdicts', async () => {
  const { overall } = (await measureEngine(scriptedEngine(tinyScript))).agreement;
  expect(overall.confusion).toEqual({
    covered: { covered: 3, partial: 1, missing: 0, contradicted: 0 },
    partial: { covered: 0, partial: 0, missing: 1, contradicted: 0 },
    none: { covered: 1, partial: 0, missing: 2, contradicted: 1 },
  });
  const { figures } = overall;
  // 4 found, 1 missed, 1 false alarm, 3 rejected: F1 8/10 and 6/8
  expect(figures.macroF1).toBeCloseTo((0.8 + 0.75) / 2, 12);
  // replace: 1; oven: 1 found, 1 missed, 1 rejected: 2/3 and 2/3; call: 1 found, 1 false alarm, 1 rejected: 2/3, 2/3
  expect(figures.criterionMacroF1).toBeCloseTo((1 + 2 / 3 + 2 / 3) / 3, 12);
  expect(figures.exactAgreement).toBeCloseTo(6 / 9, 12);
  // totals by label 4, 3.5, 0, 2, 0, 0 and by engine 4, 3, 0, 1, 0, 2
  expect(figures.meanAbsoluteError).toBeCloseTo((0 + 0.5 + 0 + 1 + 0 + 2) / 6, 12);
  // sums 9.5 and 10, squares 32.25 and 30, products 28.5
  const spread = 32.25 - 9.5 ** 2 / 6 + (30 - 10 ** 2 / 6) + 6 * (0.5 / 6) ** 2;
  expect(figures.quadraticWeightedKappa).toBeCloseTo(1 - (0.25 + 1 + 4) / spread, 12);
  const covariance = 28.5 - (9.5 * 10) / 6;
  expect(figures.pearson).toBeCloseTo(covariance / Math.sqrt((32.25 - 9.5 ** 2 / 6) * (30 - 100 / 6)), 12);
  // nine verdicts at 0.8, six of them right
  expect(figures.expectedCalibrationError).toBeCloseTo(0.8 - 6 / 9, 12);
});

it('holds the figures against the targets', async () => {
  const { targets } = await measureEngine(scriptedEngine(tinyScript));
  expect(targets.map(({ id, outcome, value }) => [id, outcome, value])).toEqual([
    ['macro-f1', 'missed', expect.closeTo(0.775)],
    ['qwk', 'missed', expect.closeTo(0.824, 2)],
    ['stuffing-points', 'not measured', undefined],
    ['off-topic-points', 'met', 0],
    ['injection-points', 'not measured', undefined],
    ['negated-found', 'met', 1],
    ['contradicted-elsewhere', 'met', 0],
    ['unscored', 'met', 0],
  ]);
});

it('notices points for an off-topic answer, and contradictions where there should be few', async () => {
  const script = {
    ...tinyScript,
    t3: { replace: 'missing', oven: 'missing' },
    t5: { call: 'partial' },
    t6: { call: 'contradicted' },
  } as const;
  const { targets } = await measureEngine(scriptedEngine(script));
  const of = (id: string) => targets.find((target) => target.id === id);
  expect(of('off-topic-points')).toMatchObject({
    outcome: 'missed',
    value: 1,
    detail: '1 of 1 above 0, mean 1.00 points',
  });
  expect(of('negated-found')).toMatchObject({ outcome: 'missed', value: 0 });
  expect(of('contradicted-elsewhere')).toMatchObject({ outcome: 'missed', value: 1 / 7 });
});

it('leaves out what the engine failed on or did not report, lists it, and never takes it for a zero', async () => {
  const script = { ...tinyScript, t1: { replace: 'covered' }, t4: 'failed' } as const;
  const { agreement, unscored, targets } = await measureEngine(scriptedEngine(script));
  expect(unscored).toEqual([
    {
      answerId: 't1',
      questionId: 'burnt-bread',
      criterionId: 'oven',
      cause: 'the engine reported nothing for this criterion',
    },
    {
      answerId: 't4',
      questionId: 'late-delivery',
      criterionId: 'call',
      cause: 'Error: the scripted engine fails here',
    },
  ]);
  expect(agreement.overall.criteria).toBe(7);
  // totals of t2, t3, t5, t6 only
  expect(agreement.overall.figures.meanAbsoluteError).toBeCloseTo((0.5 + 0 + 0 + 2) / 4, 12);
  expect(targets.at(-1)).toMatchObject({ id: 'unscored', outcome: 'missed', value: 2 });
});

it('does not credit an engine with what another one found', async () => {
  const scripted = scriptedEngine(tinyScript);
  const stranger: Engine = {
    ...scripted,
    findEvidence: async (request) => ({
      ...(await scripted.findEvidence(request)),
      engine: { id: 'hybrid', version: '1' },
    }),
  };
  const evaluateAnswer = createEvaluateAnswer(tinyBank, new Map([['keyword', stranger]]));
  const { engines } = await measureQuality({
    bank: tinyBank,
    evaluateAnswer,
    engines: ['keyword'],
    baselines: [],
    golden,
    dataFile: 'tiny.ndjson',
    provenance: { commit: null, hasUncommittedChanges: null, date: null, node: 'v24.0.0' },
    resampling: { seed: 1, resamples: 10 },
  });
  expect(engines[0]?.unscored).toHaveLength(9);
  expect(engines[0]?.agreement.overall.figures.macroF1).toBeUndefined();
});

it('measures the baselines that look at nothing: all missing and all covered', async () => {
  const { baselines } = await measure(scriptedEngine(tinyScript));
  const of = (id: string) => baselines.find((baseline) => baseline.id === id)?.agreement.overall.figures;
  // 5 of 9 labels are positive
  expect(of('all-missing')?.macroF1).toBeCloseTo((0 + 8 / 13) / 2, 12);
  expect(of('all-covered')?.macroF1).toBeCloseTo((10 / 14 + 0) / 2, 12);
  expect(of('all-missing')?.meanAbsoluteError).toBeCloseTo(9.5 / 6, 12);
  expect(baselines.filter(({ id }) => id === 'dice').map(({ threshold }) => threshold)).toEqual([
    'leave-one-question-out',
    'best-on-this-set',
  ]);
});

it('writes the same bytes twice, says what kind of data it is, and names no place on a disk', async () => {
  const [first, second] = [await measure(scriptedEngine(tinyScript)), await measure(scriptedEngine(tinyScript))];
  expect(renderMarkdown(second)).toBe(renderMarkdown(first));
  expect(renderJson(second)).toBe(renderJson(first));
  const markdown = renderMarkdown(first);
  const sections = markdown.split(/^## /m).slice(1);
  expect(sections).toHaveLength(3);
  for (const section of sections) expect(section.toLowerCase()).toContain('synthetic answers, model-made labels');
  expect(JSON.parse(renderJson(first))).toMatchObject({
    note: 'synthetic answers, model-made labels',
    data: { file: 'tiny.ndjson', sha256: golden.sha256, answers: 6, criteria: 9 },
    engines: [{ engine: { id: 'keyword', version: 'scripted' } }],
  });
  expect(markdown + renderJson(first)).not.toContain(folder);
});

it('shows a figure that is not defined as a dash and as null, not as 0', async () => {
  const report = await measure(scriptedEngine({}));
  expect(renderMarkdown(report)).toMatch(/\| QWK of totals +\| +– \|/);
  expect(JSON.parse(renderJson(report)).engines[0].agreement.overall.figures.quadraticWeightedKappa).toBeNull();
});
