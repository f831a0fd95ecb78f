import type { Criterion } from '../../../src/domain/criterion.ts';
import type { GuardedSpan } from '../../../src/domain/evaluation.ts';
import type { PracticeAnswer, Question, QuestionBank } from '../../../src/domain/question-bank.ts';
import { createEmbeddingEngine, type EmbeddingEngineParts } from '../../../src/engines/embedding/embedding-engine.ts';
import type { EngineRequest } from '../../../src/engines/engine.ts';
import { createMemoryEngineCache } from '../../../src/storage/memory/memory-engine-cache.ts';
import { normalise } from '../../../src/text/normalise.ts';
import { createWordEmbeddings } from './word-embeddings.ts';

const criterion = (id: string, label: string, modelAnswer: string): Criterion => ({
  id,
  label,
  points: 4,
  covered: modelAnswer,
  partial: label,
  modelAnswer,
  suggestion: '再说一点',
  suggestionEn: 'Say more',
  cues: [],
  opposes: [],
});

/** One practice answer: `+` covers, `!` refuses, `-` says nothing of any criterion. */
const phrase = (text: string, criterionId?: string, sign: '+' | '!' = '+'): PracticeAnswer => ({
  kind: 'phrase',
  passages: [
    {
      text,
      marks: criterionId === undefined ? [] : [{ criterionId, verdict: sign === '+' ? 'covered' : 'contradicted' }],
    },
  ],
});

export const question: Question = {
  id: 'broken-cup',
  language: 'zh',
  prompt: '客人打碎了杯子，你怎么办？',
  points: 8,
  rubric: {
    id: 'broken-cup',
    version: '1.0.0',
    hash: 'c'.repeat(64),
    criteria: [
      criterion('sweep', '清扫碎片', '拿扫帚把地上的碎片扫干净'),
      criterion('new-cup', '换新杯子', '给客人端来一只新的杯子'),
    ],
    vocabulary: {},
    practiceAnswers: [
      phrase('马上用扫帚扫掉碎片', 'sweep'),
      phrase('把碎玻璃扫进簸箕', 'sweep'),
      phrase('地上的碎片一点点扫干净', 'sweep'),
      phrase('另外端一只新杯子给他', 'new-cup'),
      phrase('给客人换一只新的杯子', 'new-cup'),
      phrase('新杯子马上端来', 'new-cup'),
      phrase('凭什么要我扫碎片', 'sweep', '!'),
      phrase('碎片我不会扫', 'sweep', '!'),
      phrase('新杯子免谈', 'new-cup', '!'),
      phrase('没必要给他新杯子', 'new-cup', '!'),
      phrase('今天天气不错'),
      phrase('我做过三年店员'),
    ],
  },
};

export const bank: QuestionBank = {
  id: 'cups',
  version: '1.0.0',
  language: 'zh',
  title: '杯子',
  sections: [{ id: 'all', title: '全部', points: 8, questionIds: [question.id] }],
  questions: [question],
  offTopicTexts: ['火车晚点了半个小时', '这道菜要先焯水再下锅'],
};

/** An engine over the small bank, with the model and the cache it works with. */
export function anEmbeddingEngine(parts: Partial<EmbeddingEngineParts> = {}) {
  const model = createWordEmbeddings();
  const cache = createMemoryEngineCache();
  const engine = createEmbeddingEngine({ model, cache, settings: { price: 2 }, bank, mask: true, ...parts });
  return { engine, model, cache };
}

export function aRequest(answer: string, parts: Partial<EngineRequest> = {}): EngineRequest {
  const guardedSpans: readonly GuardedSpan[] = [];
  return { question, answer: normalise(answer), guardedSpans, readerLanguage: 'zh', ...parts };
}
