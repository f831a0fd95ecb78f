import type { Language } from '../../domain/question-bank.ts';
import type { LintCode, LintFinding, MutationKind } from '../../domain/rubric-report.ts';

/** What the test of a rubric is told with. */
export type RubricTestWords = {
  readonly kinds: Readonly<Record<MutationKind, string>>;
  readonly lint: Readonly<Record<LintCode, (finding: LintFinding) => string>>;
  readonly error: string;
  readonly warning: string;
  readonly expected: string;
  readonly got: string;
  readonly or: string;
  readonly fooledBy: string;
  readonly untested: string;
  counts(counts: {
    readonly mutants: string;
    readonly survivors: string;
    readonly errors: string;
    readonly warnings: string;
  }): string;
  points(total: string, least: string, most: string): string;
  total(questions: number, mutants: number, survivors: number, errors: number): string;
};

const fact = ({ facts }: LintFinding, name: string): string => String(facts[name] ?? '');

/** By the language of the bank: its author reads that. */
export const rubricTestWords: Readonly<Record<Language, RubricTestWords>> = {
  zh: {
    kinds: {
      whole: '完整的示范答案',
      'bullet-dropped': '漏掉一条',
      'bullet-negated': '把一条说反',
      shuffled: '打乱顺序',
      'term-soup': '只堆关键词',
      'copied-question': '照抄题目',
      'other-answer': '别的题的答案',
      blank: '空白',
      padded: '夹杂闲话',
      traditional: '繁体字',
      'full-width': '全角字符',
      typos: '错别字',
      injection: '对评分者下指令',
    },
    lint: {
      'points-sum': (it) => `题目 ${fact(it, 'stated')} 分，要点加起来是 ${fact(it, 'sum')} 分`,
      'cue-unreadable': (it) => `线索读不懂：${fact(it, 'problem')}`,
      'overlapping-criteria': (it) =>
        it.facts.where === 'cue'
          ? `说出这条线索，也就说中了 ${it.otherCriterionId} 的“${fact(it, 'otherCue')}”`
          : `这条线索也出现在 ${it.otherCriterionId} 的示范答案里`,
      'cue-too-general': (it) =>
        `${fact(it, 'others')} 道别的题里有 ${fact(it, 'questions')} 道也会触发：${fact(it, 'ids')}`,
      'single-cue': (it) => (it.facts.cues === 0 ? '没有一条能得分的线索' : '只有这一条线索，换个说法就得不到分'),
      'unreachable-cue': (it) => {
        if (it.facts.reason === 'implied') return `出现这条时“${fact(it, 'by')}”也一定出现，而且单凭它就够了`;
        return it.facts.reason === 'never-found' ? '任何答案都不会触发这条线索' : `“${fact(it, 'term')}”永远找不到`;
      },
      'label-only': () => '示范答案只触发了标题里的词：光背标题就能得分',
      'duplicate-id': (it) => `${fact(it, 'count')} 个要点用了同一个编号`,
      'based-on-older-version': () => '这道题已经有了别的版本，这份草稿不是从它改的',
    },
    error: '错误',
    warning: '提醒',
    expected: '应为',
    got: '实为',
    or: '或',
    fooledBy: '被骗的原话',
    untested: '先改好上面的错误，才能做变体测试',
    counts: ({ mutants, survivors, errors, warnings }) =>
      `${mutants} 个变体，${survivors} 个蒙混过关；${errors} 个错误，${warnings} 个提醒`,
    points: (total, least, most) => `得 ${total} 分，应在 ${least} 到 ${most} 分之间`,
    total: (questions, mutants, survivors, errors) =>
      `共 ${questions} 道题，${mutants} 个变体，${survivors} 个蒙混过关，${errors} 个错误。`,
  },
  en: {
    kinds: {
      whole: 'the whole model answer',
      'bullet-dropped': 'one point left out',
      'bullet-negated': 'one point refused',
      shuffled: 'points in another order',
      'term-soup': 'a list of terms',
      'copied-question': 'the question copied',
      'other-answer': "another question's answer",
      blank: 'nothing',
      padded: 'small talk in between',
      traditional: 'Traditional characters',
      'full-width': 'full-width characters',
      typos: 'typing mistakes',
      injection: 'orders to the grader',
    },
    lint: {
      'points-sum': (it) => `the question has ${fact(it, 'stated')} points, its criteria add up to ${fact(it, 'sum')}`,
      'cue-unreadable': (it) => `cannot be read: ${fact(it, 'problem')}`,
      'overlapping-criteria': (it) =>
        it.facts.where === 'cue'
          ? `whoever says this also says "${fact(it, 'otherCue')}" of ${it.otherCriterionId}`
          : `this cue is also found in the model answer of ${it.otherCriterionId}`,
      'cue-too-general': (it) =>
        `${fact(it, 'questions')} of ${fact(it, 'others')} other questions trigger it too: ${fact(it, 'ids')}`,
      'single-cue': (it) =>
        it.facts.cues === 0 ? 'no cue earns anything' : 'the only cue: in other words the point earns nothing',
      'unreachable-cue': (it) => {
        if (it.facts.reason === 'implied') return `wherever it is found, "${fact(it, 'by')}" is too, and covers alone`;
        return it.facts.reason === 'never-found' ? 'no answer can trigger it' : `"${fact(it, 'term')}" is never found`;
      },
      'label-only': () => 'the model answer triggers only words of the label: reciting the label earns points',
      'duplicate-id': (it) => `${fact(it, 'count')} criteria have the same id`,
      'based-on-older-version': () =>
        'another version of the question is in use by now than the one this was drafted from',
    },
    error: 'error',
    warning: 'warning',
    expected: 'expected',
    got: 'got',
    or: 'or',
    fooledBy: 'fooled by',
    untested: 'the mutants are made once the errors above are mended',
    counts: ({ mutants, survivors, errors, warnings }) =>
      `${mutants} mutants, ${survivors} survive; ${errors} errors, ${warnings} warnings`,
    points: (total, least, most) => `${total} points, expected ${least} to ${most}`,
    total: (questions, mutants, survivors, errors) =>
      `${questions} questions, ${mutants} mutants, ${survivors} survive, ${errors} errors.`,
  },
};
