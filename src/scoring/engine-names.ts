import type { EngineId } from '../domain/engine-id.ts';
import type { Language } from '../domain/question-bank.ts';

const engineNames: Readonly<Record<Language, Readonly<Record<EngineId, string>>>> = {
  zh: { keyword: '关键词引擎', embedding: '向量引擎', llm: '大模型', hybrid: '综合引擎' },
  en: {
    keyword: 'the keyword engine',
    embedding: 'the embedding engine',
    llm: 'the language model',
    hybrid: 'the hybrid engine',
  },
};

/** Name an engine within a sentence. */
export function nameOfEngine(id: EngineId, language: Language): string {
  return engineNames[language][id];
}
