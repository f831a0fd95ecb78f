import { hash } from 'node:crypto';
import type { Finding } from '../../domain/finding.ts';
import type { LlmSettings } from '../../domain/model-settings.ts';
import type { FirstLook, ModelUse } from '../../domain/provenance.ts';
import type { Rubric } from '../../domain/question-bank.ts';
import { pointsFor } from '../../scoring/score-finding.ts';
import type { EngineCache } from '../../storage/engine-cache.ts';
import type { Engine, EngineReport, EngineRequest } from '../engine.ts';
import { EngineFailedError } from '../engine-errors.ts';
import { createCachedJudge } from './cached-judge.ts';
import { explainBlank } from './explain-judgement.ts';
import { createJudgeSamples, type JudgeParts, type JudgeSamples } from './judge-samples.ts';
import { type SentAnswer, toSentAnswer } from './sent-answer.ts';

export type LlmEngineParts = JudgeParts & {
  readonly cache: EngineCache;
  readonly settings: Pick<LlmSettings, 'prices'>;
};

/** Raised with every change of the algorithm that can change what is asked or found. */
const algorithmVersion = '1.2.0';

/** What was found in one view of an answer. */
type Look = {
  readonly findings: readonly Finding[];
  readonly unscored: EngineReport['unscored'];
  readonly modelUses: readonly ModelUse[];
};

/**
 * Create the engine that has a language model judge: all criteria of an answer in one call, by the rubric alone, each verdict proved
 * by words of the answer that code finds there. A flagged answer is judged twice, with the guarded words and without them; what
 * is found without them counts. A blank answer reaches no model.
 */
export function createLlmEngine(parts: LlmEngineParts): Engine {
  const { chat, cache, settings, prompts, mask } = parts;
  const promptsHash = hash('sha256', prompts.zh.hash + prompts.en.hash).slice(0, 8);
  const self = { id: 'llm', version: `${algorithmVersion}+${chat.name}+${promptsHash}` } as const;
  const judge = createJudgeSamples(parts, createCachedJudge(cache, settings.prices), algorithmVersion);
  return {
    ...self,
    async findEvidence(request) {
      const { answer, guardedSpans, question } = request;
      request.signal?.throwIfAborted();
      const empty = { engine: self, witnesses: [], failures: [], firstLooks: [] };
      const whole = toSentAnswer(answer.original, { mask, cut: [] });
      if (guardedSpans.length === 0) return { ...empty, ...(await lookAt(request, whole, judge)) };
      const cut = toSentAnswer(answer.original, { mask, cut: guardedSpans });
      const [first, second] = await lookTwice(request, whole, cut, judge);
      const modelUses = [...first.modelUses, ...second.modelUses];
      const firstLooks = [compareLooks(first, second, question.rubric)];
      return { ...empty, ...second, modelUses, firstLooks };
    },
  };
}

/** Look at an answer as it is and without its guarded words, side by side; when the second look fails, the first one is stopped. */
async function lookTwice(
  request: EngineRequest,
  whole: SentAnswer,
  cut: SentAnswer,
  judge: JudgeSamples,
): Promise<[Look, Look]> {
  const stop = new AbortController();
  const signal = request.signal ? AbortSignal.any([request.signal, stop.signal]) : stop.signal;
  const both = { ...request, signal };
  try {
    return await Promise.all([lookAt(both, whole, judge).catch(toFailedLook), lookAt(both, cut, judge)]);
  } catch (error) {
    stop.abort();
    throw error;
  }
}

async function lookAt(request: EngineRequest, answer: SentAnswer, judge: JudgeSamples): Promise<Look> {
  if (!answer.isBlank) return judge(request, answer);
  const reason = explainBlank(request.readerLanguage);
  const findings = request.question.rubric.criteria.map(
    ({ id }): Finding => ({ criterionId: id, verdict: 'missing', evidence: [], reason, confidence: 1 }),
  );
  return { findings, unscored: [], modelUses: [] };
}

/** The first look is for the reviewer only: where the model cannot give it, the second one is none the worse. */
function toFailedLook(error: unknown): Look {
  if (error instanceof EngineFailedError) return { findings: [], unscored: [], modelUses: error.modelUses };
  throw error;
}

function compareLooks(first: Look, second: Look, { criteria }: Rubric): FirstLook {
  const [before, after] = [sumPoints(first, criteria), sumPoints(second, criteria)];
  return {
    engine: 'llm',
    criteria: criteria.map(({ id }) => ({ id, verdict: verdictOf(first, id) ?? null })),
    pointsShift: before === null || after === null ? null : before - after,
  };
}

function verdictOf({ findings }: Look, id: string): Finding['verdict'] | undefined {
  return findings.find(({ criterionId }) => criterionId === id)?.verdict;
}

/** null while a criterion could not be judged. */
function sumPoints(look: Look, criteria: Rubric['criteria']): number | null {
  let sum = 0;
  for (const criterion of criteria) {
    const verdict = verdictOf(look, criterion.id);
    if (verdict === undefined) return null;
    sum += pointsFor(verdict, criterion);
  }
  return sum;
}
