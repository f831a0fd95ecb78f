import { hash } from 'node:crypto';
import type { Finding } from '../../domain/finding.ts';
import type { EmbeddingSettings } from '../../domain/model-settings.ts';
import { type ModelSpending, type ModelUse, noSpending } from '../../domain/provenance.ts';
import type { QuestionBank } from '../../domain/question-bank.ts';
import type { EmbeddingModel } from '../../providers/embedding-model.ts';
import type { EngineCache } from '../../storage/engine-cache.ts';
import { type Engine, type EngineRequest, reportOf } from '../engine.ts';
import { addSpending } from './add-spending.ts';
import type { Calibration } from './calibration.ts';
import { chooseEvidence } from './choose-evidence.ts';
import { explainBlank, explainVerdict } from './explain-verdict.ts';
import verdictSteps from './fitted/verdict-steps.json' with { type: 'json' };
import { keptCalibration } from './kept-calibration.ts';
import { createFindVectors } from './kept-vectors.ts';
import { type ExampleLimits, standardLimits } from './rubric-examples.ts';
import { type SentClauses, toSentClauses } from './sent-clauses.ts';
import { SharedWork } from './shared-work.ts';
import { readCriterion } from './verdict-features.ts';
import { decideVerdict } from './verdict-steps.ts';
import { type AnswerClause, readWindows, type Window } from './windows.ts';

export type EmbeddingEngineParts = {
  readonly model: EmbeddingModel;
  readonly cache: EngineCache;
  readonly settings: Pick<EmbeddingSettings, 'price'>;
  /** As loaded from its files, with its practice answers: each rubric is calibrated with its own, against those of the others. */
  readonly bank: QuestionBank;
  /** Whether personal data is replaced before anything leaves. */
  readonly mask: boolean;
  /** How many texts may be sent to calibrate a question. */
  readonly limits?: ExampleLimits;
};

/** A calibration, and what it cost until an evaluation has counted it. */
type Calibrated = { readonly calibration: Calibration; uncounted: ModelSpending };

/** Raised with every change of the algorithm that can change a finding. */
const algorithmVersion = '1.0.0';

/**
 * Create the engine that compares meanings: clauses of the answer as vectors of a model, against examples of each criterion. The first
 * answer to a question waits for its calibration, which is kept, and counts what it cost. A blank answer reaches no model.
 *
 * @throws {EngineFailedError} from `findEvidence` if the model does not answer.
 */
export function createEmbeddingEngine(parts: EmbeddingEngineParts): Engine {
  const { model, cache, settings, bank, mask, limits = standardLimits } = parts;
  const findVectors = createFindVectors(model, cache, settings.price);
  const fitted = hash('sha256', JSON.stringify(verdictSteps)).slice(0, 8);
  const self = { id: 'embedding', version: `${algorithmVersion}+${model.name}+${fitted}` } as const;
  const calibrations = new SharedWork<Calibrated>();
  const calibrationParts = { bank, cache, findVectors, limits, version: algorithmVersion };
  return {
    ...self,
    async findEvidence(request) {
      const { answer, guardedSpans, question, signal } = request;
      signal?.throwIfAborted();
      const sent = toSentClauses(answer.original, mask, guardedSpans);
      if (sent.clauses.length === sent.excluded.size) return reportOf(self, nothingSaid(request, sent));
      const calibrateIt = async (stop: AbortSignal): Promise<Calibrated> => {
        const { calibration, spent: uncounted } = await keptCalibration(calibrationParts, question, stop);
        return { calibration, uncounted };
      };
      const calibrated = await calibrations.get(question.rubric.hash, calibrateIt, signal);
      const texts = sent.clauses.map(({ text }) => text);
      const { vectors, cacheKeys, spent } = await findVectors(texts, hash('sha256', answer.original), signal);
      const use: ModelUse = {
        engine: 'embedding',
        model: model.name,
        parameters: { ...model.parameters, masked: mask },
        promptHash: null,
        inputHash: sent.hash,
        cacheKeys,
        spent: addSpending([spent, calibrated.uncounted]),
      };
      calibrated.uncounted = noSpending;
      return { ...reportOf(self, judge(request, sent, vectors, calibrated.calibration)), modelUses: [use] };
    },
  };
}

function judge(
  request: EngineRequest,
  { clauses, spans, excluded }: SentClauses,
  vectors: readonly Float32Array[],
  calibration: Calibration,
): readonly Finding[] {
  const { question, answer, readerLanguage } = request;
  const read: AnswerClause[] = clauses.map((clause, index) => ({ ...clause, vector: vectors[index] as Float32Array }));
  const windows = readWindows(calibration, read, excluded);
  const toSpan = ({ first, last }: Window) => ({
    start: spans[first]?.start as number,
    end: spans[last]?.end as number,
  });
  return question.rubric.criteria.map(({ id }, criterion): Finding => {
    const reading = readCriterion(windows, criterion);
    const { verdict, confidence } = decideVerdict(verdictSteps, reading.features);
    const evidence = chooseEvidence(verdict, reading, windows, criterion).map(toSpan);
    const passages = evidence.map(({ start, end }) => answer.original.slice(start, end));
    const reason = explainVerdict(verdict, passages, readerLanguage);
    return { criterionId: id, verdict, evidence, reason, confidence: Math.round(confidence * 100) / 100 };
  });
}

/** Nothing was said that may count: every criterion is missing, and that is certain. */
function nothingSaid({ question, readerLanguage }: EngineRequest, { clauses }: SentClauses): readonly Finding[] {
  const isBlank = clauses.length === 0;
  const reason = isBlank ? explainBlank(readerLanguage) : explainVerdict('missing', [], readerLanguage);
  return question.rubric.criteria.map(
    ({ id }): Finding => ({ criterionId: id, verdict: 'missing', evidence: [], reason, confidence: 1 }),
  );
}
