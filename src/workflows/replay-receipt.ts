import type { EngineChoice, EngineRef } from '../domain/engine-id.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { EngineFailure } from '../domain/provenance.ts';
import type { Question, QuestionBank } from '../domain/question-bank.ts';
import type { Receipt, ReceiptNumbers } from '../domain/receipt.ts';
import type { StoredEvaluation } from '../domain/stored-evaluation.ts';
import type { Engine } from '../engines/engine.ts';
import { EngineFailedError } from '../engines/engine-errors.ts';
import { joinEvaluation } from '../scoring/join-evaluation.ts';
import type { EngineCache } from '../storage/engine-cache.ts';
import type { EvaluationStore } from '../storage/evaluation-store.ts';
import { createEvaluateAnswer } from './evaluate-answer.ts';
import { type Difference, findDifferences } from './find-differences.ts';
import { hashEvaluation, hashReceipt, makeReceipt, withoutSpending, withoutTraces } from './make-receipt.ts';

/** Why an evaluation cannot be made again. Stable. */
export type ReplayObstacle =
  | 'evaluation-unknown'
  | 'answer-erased'
  | 'rubric-changed'
  | 'engine-missing'
  | 'engine-changed'
  | 'model-settings-changed'
  | 'reply-not-cached';

type Outcome =
  | { readonly outcome: 'same'; readonly evaluationHash: string }
  | {
      readonly outcome: 'different';
      /** `receipt`: it was changed after it was written. `store`: the store holds something else. `replay`: it came out otherwise. */
      readonly where: 'receipt' | 'store' | 'replay';
      readonly differences: readonly Difference[];
    }
  | { readonly outcome: 'impossible'; readonly obstacle: ReplayObstacle; readonly message: string };

export type Replay = { readonly recordId: string } & Outcome;

export type ReplayParts = {
  readonly bank: QuestionBank;
  /** All versions of questions that there are, in use or not; the bank's own when left out. */
  readonly versions?: (() => readonly Question[]) | undefined;
  readonly evaluations: Pick<EvaluationStore, 'find'>;
  readonly cache: Pick<EngineCache, 'find'>;
  /**
   * The engines as they are set up, with models that are never asked (src/providers/cache-only/).
   *
   * @param failures engines that failed the first time, and are to fail again
   * @param onMiss told when a model would have to be asked
   */
  openReplayEngines(failures: readonly EngineFailure[], onMiss: () => void): Promise<ReadonlyMap<EngineChoice, Engine>>;
};

/** Make the evaluation of a receipt again and compare it field by field. Calls no model and stores nothing. */
export type ReplayReceipt = (receipt: Receipt) => Promise<Replay>;

/**
 * Create what replays receipts: what is deterministic is worked out anew, and what models said comes from the cache.
 *
 * A receipt is compared with its own hash, then with what the store holds, then with the evaluation made again.
 */
export function createReplayReceipt(parts: ReplayParts): ReplayReceipt {
  return async (receipt) => ({ recordId: receipt.recordId, ...(await replay(receipt, parts)) });
}

async function replay(receipt: Receipt, parts: ReplayParts): Promise<Outcome> {
  const sha256 = hashReceipt(receipt);
  if (sha256 !== receipt.sha256) {
    const ofHash = { field: 'sha256', recorded: receipt.sha256, now: sha256 };
    return { outcome: 'different', where: 'receipt', differences: [ofHash] };
  }
  const stored = await parts.evaluations.find(receipt.recordId);
  if (!stored) return impossible('evaluation-unknown', 'The store has no such evaluation');
  const ofStore = compareWithStore(receipt, stored);
  if (ofStore.length > 0) return { outcome: 'different', where: 'store', differences: ofStore };
  const { answer, texts } = stored;
  if (answer === null || texts === null) return impossible('answer-erased', 'The answer was erased');
  const again = await evaluateAgain(receipt, { ...stored, answer, texts }, parts);
  if ('obstacle' in again) return impossible(again.obstacle, again.message);
  const evaluationHash = hashEvaluation(again);
  const differences = findDifferences(comparable(joinEvaluation(stored)), comparable(again));
  if (differences.length === 0 && evaluationHash === receipt.evaluationHash) return { outcome: 'same', evaluationHash };
  const ofHash = { field: 'evaluationHash', recorded: receipt.evaluationHash, now: evaluationHash };
  return { outcome: 'different', where: 'replay', differences: [...differences, ofHash] };
}

function impossible(obstacle: ReplayObstacle, message: string): Outcome {
  return { outcome: 'impossible', obstacle, message };
}

/** What an erasure takes from a receipt is compared as long as it is there. */
function compareWithStore(receipt: Receipt, stored: StoredEvaluation): readonly Difference[] {
  const now = makeReceipt(stored, receipt);
  const isErased = now.answerHash === null;
  const numbers = withoutTraces(receipt.numbers);
  const erased = { language: null, answerHash: null, evaluationId: null, evaluationHash: null, numbers };
  const recorded = { ...receipt, ...(isErased ? erased : {}) };
  return findDifferences({ ...recorded, sha256: '' }, { ...now, sha256: '' });
}

type Obstacle = { readonly obstacle: ReplayObstacle; readonly message: string };

type KeptEvaluation = StoredEvaluation & {
  readonly answer: string;
  readonly texts: NonNullable<StoredEvaluation['texts']>;
};

async function evaluateAgain(
  { asked, numbers }: Receipt,
  { answer, texts }: KeptEvaluation,
  { bank, versions = () => bank.questions, cache, openReplayEngines }: ReplayParts,
): Promise<Evaluation | Obstacle> {
  const { questionId, rubric, provenance } = numbers;
  const question = versions().find((it) => it.id === questionId && it.rubric.hash === rubric.hash);
  if (!question) return describeRubric(rubric, bank.questions.find(({ id }) => id === questionId)?.rubric);
  let isMissed = false;
  const engines = await openReplayEngines(provenance?.failures ?? [], () => {
    isMissed = true;
  });
  const changed = findChangedEngine(numbers, engines);
  if (changed) return changed;
  try {
    const evaluateAnswer = createEvaluateAnswer({ ...bank, questions: [question] }, engines);
    const evaluation = await evaluateAnswer({ questionId, answer, engine: asked, readerLanguage: texts.language });
    return isMissed ? await describeMiss(numbers, cache) : checkEngines(numbers, evaluation);
  } catch (error) {
    if (isMissed) return await describeMiss(numbers, cache);
    if (!(error instanceof EngineFailedError)) throw error;
    return { obstacle: 'engine-missing', message: error.message };
  }
}

function describeRubric(was: Receipt['numbers']['rubric'], now: { readonly version: string } | undefined): Obstacle {
  const is = now ? `is now at version ${now.version} with another content` : 'is not in the bank any more';
  return { obstacle: 'rubric-changed', message: `The rubric "${was.id}" ${was.version} ${is}` };
}

/** All engines that had to do with an evaluation. */
function enginesOf({ engine, provenance }: Pick<ReceiptNumbers, 'engine' | 'provenance'>): readonly EngineRef[] {
  return [engine, ...(provenance?.witnesses ?? []).map((witness) => witness.engine)];
}

/** Look for an engine that is not there any more, or in another version. A combination of engines only shows at work. */
function findChangedEngine(numbers: ReceiptNumbers, engines: ReadonlyMap<EngineChoice, Engine>): Obstacle | undefined {
  for (const was of enginesOf(numbers).filter(({ id }) => id !== 'hybrid')) {
    const now = engines.get(was.id);
    if (!now) return { obstacle: 'engine-missing', message: `The engine "${was.id}" is not set up here` };
    if (now.version !== was.version) return engineChanged(was, now.version);
  }
  return undefined;
}

function engineChanged({ id, version }: EngineRef, now: string): Obstacle {
  return { obstacle: 'engine-changed', message: `The engine "${id}" was at version ${version} and is at ${now}` };
}

/** The evaluation, unless an engine turned out to be another one. */
function checkEngines(numbers: ReceiptNumbers, evaluation: Evaluation): Evaluation | Obstacle {
  const used = enginesOf(evaluation);
  for (const was of enginesOf(numbers)) {
    const now = used.find(({ id }) => id === was.id);
    if (now && now.version !== was.version) return engineChanged(was, now.version);
  }
  return evaluation;
}

/** With all replies still there, it is the question to the model that changed. */
async function describeMiss({ provenance }: Receipt['numbers'], cache: ReplayParts['cache']): Promise<Obstacle> {
  const uses = provenance?.modelUses ?? [];
  if (uses.some(({ cacheKeys }) => cacheKeys.length === 0)) {
    const message = 'A reply of the model was not kept, because it could not be used as a whole';
    return { obstacle: 'reply-not-cached', message };
  }
  const keys = uses.flatMap(({ cacheKeys }) => cacheKeys);
  for (const key of keys) {
    if ((await cache.find(key)) === undefined) {
      return { obstacle: 'reply-not-cached', message: 'A reply of the model is not in the cache any more' };
    }
  }
  const message = 'The model would be asked something else now: its name, parameters, prompt or masking changed';
  return { obstacle: 'model-settings-changed', message };
}

/** An evaluation as it may be shown in a difference: without the words of the answer. */
function comparable(evaluation: Evaluation): unknown {
  const { criteria, ...rest } = withoutSpending(evaluation);
  const wordless = criteria.map((result) => {
    if (result.status === 'unscored') return result;
    const { reason: _reason, suggestion: _suggestion, evidence, ...numbers } = result;
    return { ...numbers, evidence: evidence.map(({ start, end }) => ({ start, end })) };
  });
  return { ...rest, criteria: wordless };
}
