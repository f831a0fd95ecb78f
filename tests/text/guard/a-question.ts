import type { Criterion } from '../../../src/domain/criterion.ts';
import { createGuard, type GuardFindings } from '../../../src/text/guard/guard-answer.ts';
import { normalise } from '../../../src/text/normalise.ts';

const aCriterion = (id: string, label: string, modelAnswer: string): Criterion => ({
  id,
  label,
  modelAnswer,
  points: 4,
  covered: '',
  partial: '',
  suggestion: '',
  suggestionEn: '',
  cues: [],
  opposes: [],
});

/** An invented question of a bank interview. */
export const aQuestion = {
  language: 'zh',
  prompt: '一位老人来取钱，忘了密码又没带身份证，在大厅里着急得直跺脚。你会怎样帮助他？',
  rubric: {
    id: 'forgotten-pin',
    version: '1.0.0',
    hash: '0'.repeat(64),
    vocabulary: {},
    practiceAnswers: [],
    criteria: [
      aCriterion('calm', '安抚情绪', '先扶老人到休息区坐下，递上一杯温水，告诉他钱在账上一分不会少。'),
      aCriterion('cause', '调查原因', '问清账户开在哪里、有没有家人陪同，再查挂失和重置密码的办法。'),
      aCriterion('remedy', '提供补偿', '陪他回家取证件或者安排上门核实，当天把钱取出来。'),
    ],
  },
} as const;

const guard = createGuard(aQuestion);

/** Guard an answer to the invented question. */
export const guardText = (answer: string): GuardFindings => guard(normalise(answer));

/** The words of an answer that are guarded under a flag. */
export const guardedWords = (answer: string, flag: string): string[] =>
  guardText(answer)
    .guardedSpans.filter((span) => span.flag === flag)
    .map(({ start, end }) => answer.slice(start, end));
