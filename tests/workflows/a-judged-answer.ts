import { hash } from 'node:crypto';
import type { EngineChoice } from '../../src/domain/engine-id.ts';
import { type EngineFailure, noSpending } from '../../src/domain/provenance.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { StoredEvaluation } from '../../src/domain/stored-evaluation.ts';
import { type Engine, reportOf, soleEngine } from '../../src/engines/engine.ts';
import { EngineFailedError } from '../../src/engines/engine-errors.ts';
import { createCacheOnlyChatModel } from '../../src/providers/cache-only/cache-only-chat-model.ts';
import type { ChatModel } from '../../src/providers/chat-model.ts';
import { snapshotRubric } from '../../src/scoring/snapshot-rubric.ts';
import { splitEvaluation } from '../../src/scoring/split-evaluation.ts';
import type { EngineCache } from '../../src/storage/engine-cache.ts';
import { createMemoryEngineCache } from '../../src/storage/memory/memory-engine-cache.ts';
import { createEvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import { aBank } from './a-bank.ts';

/** Finds the first cue of each criterion, as an engine without a model does. */
const keyword: Engine = {
  id: 'keyword',
  version: '1.0.0',
  findEvidence: async ({ question, answer }) => {
    const findings = question.rubric.criteria.map(({ id, cues }) => {
      const word = cues[0]?.say ?? '';
      const start = answer.original.indexOf(word);
      const verdict = start < 0 ? ('missing' as const) : ('covered' as const);
      const evidence = start < 0 ? [] : [{ start, end: start + word.length }];
      return { criterionId: id, verdict, evidence, reason: `看“${word}”`, confidence: 0.9 };
    });
    return reportOf({ id: 'keyword', version: '1.0.0' }, findings);
  },
};

/** Asks a model for the verdict of all criteria, or its cache; the evidence is the whole answer. */
export function aModelEngine(model: ChatModel, cache: EngineCache, version = '2.0.0'): Engine {
  const self = { id: 'llm', version } as const;
  return {
    ...self,
    async findEvidence({ question, answer: { original } }) {
      const answerHash = hash('sha256', original);
      const key = hash('sha256', JSON.stringify([model.name, question.rubric.hash, original]));
      const known = await cache.find(key);
      const request = { messages: [], reply: { name: 'r', schema: {} }, temperature: 0, maxOutputTokens: 1 };
      const text = known ?? (await model.complete(request)).text;
      await cache.put({ key, answerHash, engineId: 'llm', content: text });
      const findings = question.rubric.criteria.map(({ id }) => ({
        criterionId: id,
        verdict: text === 'covered' ? ('covered' as const) : ('missing' as const),
        evidence: [{ start: 0, end: original.length }],
        reason: '模型的看法',
        confidence: 0.8,
      }));
      const spent = known === undefined ? { ...noSpending, requests: 1, costUsd: 0.25 } : noSpending;
      const use = { engine: 'llm', model: model.name, parameters: {}, promptHash: null, cacheKeys: [key] } as const;
      return { ...reportOf(self, findings), modelUses: [{ ...use, inputHash: answerHash, spent }] };
    },
  };
}

/** The model engine, or the keyword engine where that fails. */
function chain(llm: Engine): Engine {
  return {
    id: 'auto',
    version: '1',
    async findEvidence(request) {
      try {
        return await llm.findEvidence(request);
      } catch (error) {
        if (!(error instanceof EngineFailedError)) throw error;
        const { engine, code, message } = error;
        return { ...(await keyword.findEvidence(request)), failures: [{ engine, code, message }] };
      }
    },
  };
}

export function enginesWith(llm: Engine): ReadonlyMap<EngineChoice, Engine> {
  return new Map<EngineChoice, Engine>([...soleEngine(keyword), ['llm', llm], ['auto', chain(llm)]]);
}

export const judgedAnswer = '先道歉，再查清楚是哪个环节慢了';

/** A stored evaluation by some engine, and what it takes to replay it. */
export async function aJudgedAnswer(engine: EngineChoice, model: ChatModel, bank: QuestionBank = aBank()) {
  const cache = createMemoryEngineCache();
  const evaluateAnswer = createEvaluateAnswer(bank, enginesWith(aModelEngine(model, cache)));
  const evaluation = await evaluateAnswer({ questionId: 'complaint', answer: judgedAnswer, engine });
  const [question] = bank.questions;
  if (!question) throw new Error('the bank has no question');
  const stored: StoredEvaluation = {
    recordId: 'r1',
    answerId: 'a1',
    createdAt: '2026-03-02T08:30:00.000Z',
    candidateId: null,
    answer: judgedAnswer,
    ...splitEvaluation(evaluation, 'zh'),
    rubric: snapshotRubric(question),
    erasedAt: null,
    item: null,
  };
  const openReplayEngines = async (failures: readonly EngineFailure[], onMiss: () => void) =>
    enginesWith(aModelEngine(createCacheOnlyChatModel(model.name, { engine: 'llm', failures, onMiss }), cache));
  const parts = { bank, evaluations: { find: async () => stored }, cache, openReplayEngines };
  return { stored, evaluation, parts };
}
