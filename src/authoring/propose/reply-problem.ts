import type { Language } from '../../domain/question-bank.ts';

type Wording = Readonly<Record<Language, string>>;

/** What can be wrong with a reply, in words for the model and for people. None of them repeats anything from the reply. */
const wordings = {
  empty: { zh: '输出是空的', en: 'the reply is empty' },
  'cut-off': { zh: '输出没有写完就断了', en: 'the reply was cut off before its end' },
  'too-long': { zh: '输出太长', en: 'the reply is far too long' },
  'no-json': { zh: '输出里没有完整的 JSON 对象', en: 'the reply holds no complete JSON object' },
  'no-criteria': { zh: 'JSON 里没有 criteria 对象', en: 'the JSON has no object "criteria"' },
  'several-results': { zh: '输出里有不止一个结果', en: 'the reply holds more than one result' },
  absent: { zh: '没有这一项', en: 'has no entry' },
  twice: { zh: '出现了不止一次', en: 'has more than one entry' },
  'fields-wrong': {
    zh: 'paraphrases、counterExamples、cues、opposes 四个列表不齐',
    en: 'does not have the four lists paraphrases, counterExamples, cues and opposes',
  },
  'items-wrong': {
    zh: '有些条目不合格式：句子须是不空的字符串，线索须有 say 和 weight（1 或 2）',
    en: 'has items of the wrong form: a sentence is a string that is not empty, a cue has say and weight (1 or 2)',
  },
} as const satisfies Readonly<Record<string, Wording>>;

export type ReplyProblem = keyof typeof wordings;

/** Say in words what is wrong. */
export function describeProblem(problem: ReplyProblem, language: Language): string {
  return wordings[problem][language];
}
