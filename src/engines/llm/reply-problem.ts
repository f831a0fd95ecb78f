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
  'no-object': { zh: '不是一个对象', en: 'is not an object' },
  'field-twice': { zh: '同一个字段出现了不止一次', en: 'has a field more than once' },
  'other-id': { zh: '里面写的是另一个 id', en: 'names another id inside' },
  'quotes-wrong': { zh: 'quotes 不是字符串的列表', en: 'quotes is not a list of strings' },
  'reason-wrong': { zh: 'reason 不是字符串', en: 'reason is not a string' },
  'verdict-wrong': {
    zh: 'verdict 不是 covered、partial、missing、contradicted 之一',
    en: 'verdict is not one of covered, partial, missing, contradicted',
  },
} as const satisfies Readonly<Record<string, Wording>>;

export type ReplyProblem = keyof typeof wordings;

const strangers: Wording = {
  zh: '有些 id 不在要点里',
  en: 'some ids are not among the criteria',
};

/** Problems of a reply as a whole; the others are about one criterion. */
const ofWholeReply: readonly ReplyProblem[] = [
  'empty',
  'cut-off',
  'too-long',
  'no-json',
  'no-criteria',
  'several-results',
];

/** Say in words what is wrong. */
export function describeProblem(problem: ReplyProblem, language: Language): string {
  return wordings[problem][language];
}

/** Say for the model what is wrong with its reply: once for the whole of it, or criterion by criterion. */
export function listProblems(
  problems: ReadonlyMap<string, ReplyProblem>,
  strangerCount: number,
  language: Language,
): string[] {
  const whole = [...problems.values()].find((problem) => ofWholeReply.includes(problem));
  if (whole) return [wordings[whole][language]];
  const lines = Array.from(problems, ([id, problem]) => `${id}: ${wordings[problem][language]}`);
  return strangerCount > 0 ? [...lines, strangers[language]] : lines;
}
