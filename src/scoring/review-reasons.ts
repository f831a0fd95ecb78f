import type { CriterionResult, ReviewReason } from '../domain/evaluation.ts';
import type { Flag } from '../domain/flag.ts';
import type { Provenance } from '../domain/provenance.ts';
import type { Language } from '../domain/question-bank.ts';
import { findEngineReasons } from './engine-reasons.ts';

/** Below this probability of being right a verdict is brought to a person. */
const lowConfidence = 0.6;

/** Flags that a person should see; a short, blank or off-topic answer speaks for itself. */
const flagsToReview: readonly Flag[] = [
  'addressed-to-grader',
  'hidden-text',
  'copied-model-answer',
  'wrong-language',
  'term-list',
  'copied-question',
];

const flagReasons: Readonly<Record<Flag, Readonly<Record<Language, string>>>> = {
  blank: { zh: '答案是空白的', en: 'The answer is blank' },
  'too-short': { zh: '答案太短', en: 'The answer is very short' },
  'wrong-language': {
    zh: '答案用了中文和英文以外的语言，无法判断',
    en: 'The answer is in a language other than Chinese or English',
  },
  'off-topic': { zh: '答案似乎没有谈到这道题', en: 'The answer does not seem to be about the question' },
  'term-list': {
    zh: '有一段只是词语罗列，没有计分',
    en: 'Part of the answer is a bare list of terms and earned nothing',
  },
  'copied-question': {
    zh: '有一段照抄了题目，没有计分',
    en: 'Part of the answer repeats the question and earned nothing',
  },
  'copied-model-answer': { zh: '答案与示范答案大段相同', en: 'Much of the answer is the same as the model answer' },
  'addressed-to-grader': {
    zh: '有一段是写给评分者的，没有计分',
    en: 'Part of the answer is addressed to the grader and earned nothing',
  },
  'hidden-text': { zh: '答案里有看不见的字符', en: 'The answer contains invisible characters' },
};

/** Say in words what a flag means. */
export function describeFlag(flag: Flag, language: Language): string {
  return flagReasons[flag][language];
}

/** List why a person should look at an evaluation; empty when nobody needs to. */
export function findReviewReasons(
  criteria: readonly CriterionResult[],
  flags: readonly Flag[],
  language: Language,
  provenance?: Provenance,
): ReviewReason[] {
  const reasons: ReviewReason[] = flags
    .filter((flag) => flagsToReview.includes(flag))
    .map((flag) => ({ code: flag, message: describeFlag(flag, language) }));
  const unscored = criteria.filter(({ status }) => status === 'unscored').map(({ label }) => label);
  if (unscored.length > 0) {
    const message = language === 'zh' ? `没有评出：${unscored.join('、')}` : `Not scored: ${unscored.join(', ')}`;
    reasons.push({ code: 'unscored', message });
  }
  const doubtful = criteria.flatMap((result) =>
    result.status === 'scored' && result.confidence < lowConfidence ? [result.label] : [],
  );
  if (doubtful.length > 0) {
    const message = language === 'zh' ? `把握不大：${doubtful.join('、')}` : `Not sure about: ${doubtful.join(', ')}`;
    reasons.push({ code: 'low-confidence', message });
  }
  return provenance ? [...reasons, ...findEngineReasons(criteria, provenance, language)] : reasons;
}
