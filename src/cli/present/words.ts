import type { Language } from '../../domain/question-bank.ts';
import type { Verdict } from '../../domain/verdict.ts';

/** What the result of an evaluation is told with. */
export type Words = {
  readonly verdicts: Readonly<Record<Verdict | 'unscored', string>>;
  readonly total: string;
  readonly totalUnknown: string;
  readonly evidence: string;
  readonly reason: string;
  readonly suggestion: string;
  readonly cause: string;
  readonly flags: string;
  readonly review: string;
  readonly answer: string;
  readonly legend: string;
  readonly guardedLegend: string;
  readonly guarded: string;
  readonly blank: string;
  readonly engine: string;
  readonly rubric: string;
  points(points: number, maxPoints: number): string;
};

/** By the language of the question: whoever reads the answer reads that. */
export const wordsByLanguage: Readonly<Record<Language, Words>> = {
  zh: {
    verdicts: {
      covered: '说清楚了',
      partial: '说到一半',
      missing: '还没说到',
      contradicted: '说反了',
      unscored: '没有评分',
    },
    total: '总分',
    totalUnknown: '总分待定：有要点没能评分，没评分不等于 0 分',
    evidence: '原话',
    reason: '理由',
    suggestion: '建议',
    cause: '原因',
    flags: '说明',
    review: '建议请人再看一遍',
    answer: '答案',
    legend: '⟦⟧ 里是用作依据的原话，后面是要点的编号，✘ 表示说反了',
    guardedLegend: '“×”表示没有用作依据',
    guarded: '×',
    blank: '（空白）',
    engine: '引擎',
    rubric: '评分标准',
    points: (points, maxPoints) => `${points} / ${maxPoints} 分`,
  },
  en: {
    verdicts: {
      covered: 'covered',
      partial: 'partly covered',
      missing: 'missing',
      contradicted: 'contradicted',
      unscored: 'not scored',
    },
    total: 'Total',
    totalUnknown: 'No total: a criterion could not be scored, which is not a 0',
    evidence: 'words',
    reason: 'reason',
    suggestion: 'next',
    cause: 'cause',
    flags: 'Notes',
    review: 'A person should look at this',
    answer: 'Answer',
    legend: '⟦⟧ holds words that are evidence, then the number of the criterion; ✘ marks the opposite',
    guardedLegend: '"×": these words are no evidence',
    guarded: '×',
    blank: '(blank)',
    engine: 'engine',
    rubric: 'rubric',
    points: (points, maxPoints) => `${points} of ${maxPoints} points`,
  },
};
