import type { EngineChoice } from '../../domain/engine-id.ts';
import type { ModelSpending } from '../../domain/provenance.ts';
import type { Language } from '../../domain/question-bank.ts';
import { nameOfEngine } from '../../scoring/engine-names.ts';

/** What is told of who judged an answer, and with what. */
export type JudgingWords = {
  readonly title: string;
  /** Beside a verdict that an engine could not give. */
  readonly noVerdict: string;
  readonly differs: string;
  readonly prompt: string;
  readonly fromCache: string;
  asked(engine: EngineChoice, answered: string): string;
  failed(engine: string, why: string): string;
  failedPart(engine: string): string;
  firstLook(engine: string, pointsShift: number | null): string;
  spent(spending: ModelSpending): string;
};

const usd = (amount: number): string => `$${Number(amount.toPrecision(3))}`;

export const judgingWordsByLanguage: Readonly<Record<Language, JudgingWords>> = {
  zh: {
    title: '评判依据',
    noVerdict: '没能判断',
    differs: '看法不一',
    prompt: '提示词',
    fromCache: '答复取自缓存，没有花钱',
    asked: (asked, answered) =>
      asked === 'auto' ? `自动选择，由${answered}判断` : `指定${nameOfEngine(asked, 'zh')}，由${answered}判断`,
    failed: (engine, why) => `${engine}没能判断：${why}；这不算 0 分`,
    failedPart: (engine) => `${engine}有的要点没能判断，由别的引擎补上`,
    firstLook: (engine, shift) => {
      const start = `${engine}去掉写给评分者的话又判了一遍，后一遍才算数`;
      if (shift === null) return `${start}；说不出差几分`;
      if (shift === 0) return `${start}；两遍分数一样`;
      return `${start}；留着这些话会${shift > 0 ? '多' : '少'}得 ${Math.abs(shift)} 分`;
    },
    spent: ({ requests, inputTokens, cachedInputTokens, outputTokens, costUsd }) =>
      `${requests} 次请求，输入 ${inputTokens} token（缓存 ${cachedInputTokens}），输出 ${outputTokens}，${usd(costUsd)}`,
  },
  en: {
    title: 'How this was judged',
    noVerdict: 'could not judge',
    differs: 'differs',
    prompt: 'prompt',
    fromCache: 'reply from the cache, nothing spent',
    asked: (asked, answered) =>
      asked === 'auto'
        ? `Chosen automatically, judged by ${answered}`
        : `Asked for ${nameOfEngine(asked, 'en')}, judged by ${answered}`,
    failed: (engine, why) => `No judgement by ${engine}: ${why}. That is not a 0`,
    failedPart: (engine) => `Some key points could not be judged by ${engine}; others filled in`,
    firstLook: (engine, shift) => {
      const start = `Judged again by ${engine} without the words for the grader, and that counts`;
      if (shift === null) return `${start}; the difference in points is not known`;
      if (shift === 0) return `${start}; the points are the same`;
      return `${start}; the words would have ${shift > 0 ? 'gained' : 'cost'} ${Math.abs(shift)} points`;
    },
    spent: ({ requests, inputTokens, cachedInputTokens, outputTokens, costUsd }) =>
      `requests ${requests}, tokens in ${inputTokens} (cached ${cachedInputTokens}), out ${outputTokens}, ${usd(costUsd)}`,
  },
};
