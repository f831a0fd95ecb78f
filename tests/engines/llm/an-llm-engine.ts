import type { Criterion } from '../../../src/domain/criterion.ts';
import type { GuardedSpan } from '../../../src/domain/evaluation.ts';
import type { Language, Question } from '../../../src/domain/question-bank.ts';
import type { EngineRequest } from '../../../src/engines/engine.ts';
import { createLlmEngine, type LlmEngineParts } from '../../../src/engines/llm/llm-engine.ts';
import { loadJudgePrompts } from '../../../src/engines/llm/load-judge-prompts.ts';
import type { CachedResult, EngineCache } from '../../../src/storage/engine-cache.ts';
import { normalise } from '../../../src/text/normalise.ts';

export const prompts = await loadJudgePrompts('prompts');

const aCriterion = (id: string, label: string): Criterion => ({
  id,
  label,
  points: 3,
  covered: `说出怎样${label}`,
  partial: `只提到${label}`,
  modelAnswer: '示范',
  suggestion: '说一个做法',
  suggestionEn: 'Name one thing you would do',
  cues: [],
  opposes: [],
});

/** A question of two criteria of 3 points each. */
export function aQuestion(language: Language = 'zh'): Question {
  const criteria = [aCriterion('sorry', '道歉'), aCriterion('trace', '追查行李')];
  const rubric = { id: 'bag', version: '1.0.0', hash: 'a-hash', criteria, vocabulary: {}, practiceAnswers: [] };
  return { id: 'bag', language, prompt: '客人丢了行李，你会怎么做？', points: 6, rubric };
}

/** A cache that holds what was put into it, for a look inside. */
export function aCache(): EngineCache & { readonly results: Map<string, CachedResult> } {
  const results = new Map<string, CachedResult>();
  return {
    results,
    find: async (key) => results.get(key)?.content,
    put: async (result) => void (results.has(result.key) || results.set(result.key, result)),
  };
}

export const settings = {
  temperature: 0,
  seed: undefined,
  samples: 1,
  maxOutputTokens: 500,
  outputForm: 'auto',
  prices: { input: 1, cachedInput: 0.5, output: 4 },
} as const;

/** An engine over a model; what is left out is as it is for one sample and an empty cache. */
export function anEngine(parts: Pick<LlmEngineParts, 'chat'> & Partial<LlmEngineParts>) {
  let drawn = 0;
  const newDelimiter = () => `code${++drawn}`;
  return createLlmEngine({ cache: aCache(), settings, prompts, mask: true, newDelimiter, ...parts });
}

/** A request to judge an answer to the question of two criteria. */
export function anAnswer(text: string, overrides: Partial<EngineRequest> = {}): EngineRequest {
  return {
    question: aQuestion(),
    answer: normalise(text),
    guardedSpans: [],
    readerLanguage: 'zh',
    ...overrides,
  };
}

/** The span of a stretch of an answer, guarded as addressed to the grader. */
export function guarded(answer: string, words: string): GuardedSpan {
  const start = answer.indexOf(words);
  if (start < 0) throw new Error('the words are not in the answer');
  return { start, end: start + words.length, flag: 'addressed-to-grader' };
}
