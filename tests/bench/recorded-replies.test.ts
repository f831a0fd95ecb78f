import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { readGolden } from '../../bench/quality/read-golden.ts';
import { createRecordedChat, type RecordedReplies, readRecordedReplies } from '../../bench/recorded/recorded-chat.ts';
import type { Evaluation } from '../../src/domain/evaluation.ts';
import { type Engine, soleEngine } from '../../src/engines/engine.ts';
import { EngineFailedError } from '../../src/engines/engine-errors.ts';
import { createLlmEngine } from '../../src/engines/llm/llm-engine.ts';
import { loadJudgePrompts } from '../../src/engines/llm/load-judge-prompts.ts';
import { loadBank } from '../../src/rubrics/load-bank.ts';
import { createMemoryEngineCache } from '../../src/storage/memory/memory-engine-cache.ts';
import { createEvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';

const recording = 'bench/recorded/qwen2.5-coder-1.5b.ndjson';
const bank = await loadBank('rubrics/bank-customer-service-manager');
const { answers } = await readGolden('bench/golden/dev.ndjson', bank);
let recorded: readonly RecordedReplies[];
let evaluations: readonly { readonly answer: string; readonly evaluation: Evaluation }[];

async function anEngine(): Promise<Engine> {
  return createLlmEngine({
    chat: createRecordedChat('recorded', recorded),
    settings: {
      temperature: 0,
      seed: undefined,
      samples: 1,
      maxOutputTokens: 700,
      outputForm: 'auto',
      prices: { input: 0, cachedInput: 0, output: 0 },
    },
    prompts: await loadJudgePrompts('prompts'),
    cache: createMemoryEngineCache(),
    mask: true,
    newDelimiter: randomUUID,
  });
}

async function evaluateAll() {
  const evaluateAnswer = createEvaluateAnswer(bank, soleEngine(await anEngine()));
  const found: { answer: string; evaluation: Evaluation }[] = [];
  for (const { questionId, answer } of answers) {
    try {
      found.push({ answer, evaluation: await evaluateAnswer({ questionId, answer, engine: 'llm' }) });
    } catch (error) {
      if (!(error instanceof EngineFailedError)) throw error; // nothing was recorded of it
    }
  }
  return found;
}

beforeAll(async () => {
  recorded = await readRecordedReplies(recording);
  evaluations = await evaluateAll();
}, 60_000);

it('reads every judgement that a real model wrote', () => {
  expect(evaluations.length).toBeGreaterThanOrEqual(10);
  for (const { evaluation } of evaluations) {
    expect(evaluation.criteria.filter(({ status }) => status === 'unscored')).toEqual([]);
  }
});

it('gives a real model no point without words of the answer', () => {
  for (const { answer, evaluation } of evaluations) {
    for (const result of evaluation.criteria) {
      if (result.status !== 'scored' || result.points === 0) continue;
      expect(result.evidence.length).toBeGreaterThan(0);
      for (const { start, end, text } of result.evidence) expect(answer.slice(start, end)).toBe(text);
    }
  }
});

it('does not take at its word a real model that says covered and quotes nothing of the answer', () => {
  const unproven = evaluations.flatMap(({ evaluation }) =>
    evaluation.criteria.filter((result) => result.status === 'scored' && result.reason.includes('没有能证明它的原话')),
  );
  expect(unproven.length).toBeGreaterThan(0);
  for (const result of unproven) expect(result).toMatchObject({ verdict: 'missing', points: 0, confidence: 0.5 });
});

it('comes to the same evaluations each time', async () => {
  expect(JSON.stringify(await evaluateAll())).toBe(JSON.stringify(evaluations));
});
