import { overallAgreement, type ResamplingSettings } from '../../src/agreement/agreement-by-group.ts';
import type { EngineChoice } from '../../src/domain/engine-id.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { EvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import { createMeasureAgreement } from '../../src/workflows/measure-agreement.ts';
import { rateAllAlike, rateWithSimilarity } from '../baselines/rate-answers.ts';
import type { SimilarityBaseline } from '../baselines/similarity-baseline.ts';
import { reportJudging } from './judging-report.ts';
import type { Provenance } from './provenance.ts';
import {
  type BaselineReport,
  dataNote,
  describeBank,
  describeData,
  type EngineReport,
  type QualityReport,
  reportEngine,
} from './quality-report.ts';
import type { GoldenSet } from './read-golden.ts';
import { recordEvaluations } from './record-evaluations.ts';
import { measureReview } from './review-curve.ts';

/** What is measured, with what, and under which name the data goes. */
export type QualityRequest = {
  readonly bank: QuestionBank;
  readonly evaluateAnswer: EvaluateAnswer;
  readonly engines: readonly EngineChoice[];
  readonly baselines: readonly SimilarityBaseline[];
  readonly golden: GoldenSet;
  /** As the report names it: relative to the project, never an absolute path. */
  readonly dataFile: string;
  readonly provenance: Provenance;
  readonly resampling: ResamplingSettings;
};

/** Measure engines and baselines on one golden set. */
export async function measureQuality(request: QualityRequest): Promise<QualityReport> {
  const { bank, golden, dataFile, provenance, resampling } = request;
  const engines: EngineReport[] = [];
  for (const engine of request.engines) {
    engines.push(await measureEngine(engine, request));
  }
  return {
    note: dataNote,
    data: describeData(dataFile, golden.sha256, golden.answers),
    provenance,
    bank: describeBank(bank),
    bootstrap: { ...resampling, level: 0.95 },
    engines,
    baselines: measureBaselines(request),
  };
}

async function measureEngine(
  engine: EngineChoice,
  { golden, evaluateAnswer, resampling }: QualityRequest,
): Promise<EngineReport> {
  const { recorded, evaluateAnswer: fromRecord } = await recordEvaluations(golden.answers, engine, evaluateAnswer);
  const measurement = await createMeasureAgreement(fromRecord)(golden.answers, engine, resampling);
  const judging = await reportJudging(recorded, engine, evaluateAnswer);
  return reportEngine(measurement, measureReview(recorded), judging);
}

function measureBaselines({ baselines, bank, golden, resampling }: QualityRequest): readonly BaselineReport[] {
  const rated = [
    ...baselines.flatMap((baseline) => rateWithSimilarity(baseline, bank, golden.answers)),
    rateAllAlike('missing', golden.answers),
    rateAllAlike('covered', golden.answers),
  ];
  return rated.map(({ answers, ...baseline }) => ({
    ...baseline,
    agreement: { overall: overallAgreement(answers, resampling) },
  }));
}
