import type { Criterion } from '../../src/domain/criterion.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Question, QuestionBank } from '../../src/domain/question-bank.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { type Engine, reportOf } from '../../src/engines/engine.ts';

const aCriterion = (id: string, points: number, modelAnswer: string): Criterion => ({
  id,
  label: id,
  points,
  covered: modelAnswer,
  partial: '只是提到',
  modelAnswer,
  suggestion: '再说一句',
  suggestionEn: 'Say more',
  cues: [],
  opposes: [],
});

const aQuestion = (id: string, prompt: string, criteria: readonly Criterion[]): Question => ({
  id,
  language: 'zh',
  prompt,
  points: criteria.reduce((sum, { points }) => sum + points, 0),
  rubric: { id, version: '1.0.0', hash: id.padEnd(64, '0'), criteria, vocabulary: {}, practiceAnswers: [] },
});

/** Two questions about a bakery, of 4 and 2 points. */
export const tinyBank: QuestionBank = {
  id: 'bakery',
  version: '1.0.0',
  language: 'zh',
  title: '面包店',
  sections: [{ id: 'all', title: '全部', points: 6, questionIds: ['burnt-bread', 'late-delivery'] }],
  offTopicTexts: [],
  questions: [
    aQuestion('burnt-bread', '面包烤焦了怎么办？', [
      aCriterion('replace', 3, '给客人换一个新烤的面包'),
      aCriterion('oven', 1, '检查烤箱的温度'),
    ]),
    aQuestion('late-delivery', '送货晚了怎么办？', [aCriterion('call', 2, '提前给客人打电话说明会晚到')]),
  ],
};

const golden = (
  id: string,
  questionId: string,
  category: string,
  lang: string,
  answer: string,
  labels: Readonly<Record<string, number>>,
) => ({ id, questionId, category, lang, answer, labels });

/** Six labelled answers in the form of a golden file. */
export const tinyGolden = [
  golden('t1', 'q01', 'full', 'zh', '我给客人换一个刚出炉的，再去看看烤箱是不是太热。', { 'q01.c1': 1, 'q01.c2': 1 }),
  golden('t2', 'q01', 'partial', 'zh', '我会给他换一个，别的事情等晚上打烊以后再讲吧。', {
    'q01.c1': 1,
    'q01.c2': 0.5,
  }),
  golden('t3', 'q01', 'negated', 'zh', '焦一点也能吃，我不会给他换，烤箱也没有必要去管它。', {
    'q01.c1': 0,
    'q01.c2': 0,
  }),
  golden('t4', 'q02', 'full', 'en', 'I would ring the customer early and tell them when we will arrive.', {
    'q02.c1': 1,
  }),
  golden('t5', 'q02', 'offtopic', 'zh', '我小时候住在海边，每天放学以后都去沙滩上捡贝壳玩。', { 'q02.c1': 0 }),
  golden('t6', 'q02', 'vague', 'zh', '我会认真对待这件事情，努力让每一位客人都感到满意。', { 'q02.c1': 0 }),
];

/** What the scripted engine finds, by answer; `failed` throws, a missing criterion is not reported. */
type Script = Readonly<Record<string, Readonly<Record<string, Verdict>> | 'failed'>>;

/** The verdicts that the figures of the end-to-end test are worked out from by hand. */
export const tinyScript: Script = {
  t1: { replace: 'covered', oven: 'covered' },
  t2: { replace: 'covered', oven: 'missing' },
  t3: { replace: 'contradicted', oven: 'missing' },
  t4: { call: 'partial' },
  t5: { call: 'missing' },
  t6: { call: 'covered' },
};

/** An engine that reports what the script says, always with the whole answer as evidence and a confidence of 0.8. */
export function scriptedEngine(script: Script): Engine {
  const self = { id: 'keyword', version: 'scripted' } as const;
  return {
    ...self,
    async findEvidence({ question, answer }) {
      const id = tinyGolden.find((line) => line.answer === answer.original)?.id ?? '';
      const verdicts = script[id];
      if (verdicts === undefined || verdicts === 'failed') throw new Error('the scripted engine fails here');
      const findings = question.rubric.criteria.flatMap(({ id: criterionId }): readonly Finding[] => {
        const verdict = verdicts[criterionId];
        if (!verdict) return [];
        const evidence = verdict === 'missing' ? [] : [{ start: 0, end: answer.original.length }];
        return [{ criterionId, verdict, evidence, reason: 'scripted', confidence: 0.8 }];
      });
      return reportOf(self, findings);
    },
  };
}
