import type { LeftOutReason, Uncertainty, UncertaintyCode } from '../domain/document-reading.ts';
import type { Language } from '../domain/question-bank.ts';
import type { DerivationNote } from '../domain/rubric-draft.ts';

type Facts = Uncertainty['facts'];

/** Why a line is not in the bank; a heading without questions is one more reason. */
export type NotTaken = LeftOutReason | 'empty-section';

/** What the reading of a document is told with, in sentences for the person who brought it. */
export type ReadingWords = {
  readonly uncertain: Readonly<Record<UncertaintyCode, (facts: Facts) => string>>;
  readonly notTaken: Readonly<Record<NotTaken, string>>;
  readonly notes: Readonly<Partial<Record<DerivationNote['code'], (facts: Facts) => string>>>;
  /** Where it is in the document, with numbers as ranges: "12–15, 18". */
  lines(ranges: string, isOne: boolean): string;
};

const english = (count: unknown, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** By the language of the document: whoever wrote it reads that. */
export const readingWords: Readonly<Record<Language, ReadingWords>> = {
  zh: {
    uncertain: {
      'question-count': ({ stated, found }) => `标题写着 ${stated} 道题，读出来的是 ${found} 道`,
      'points-sum': (facts) => chinesePointsSum(facts),
      'points-assumed': ({ points }) => `没有写这道题多少分，先按 ${points} 分算`,
      'cut-off': ({ point }) =>
        point === undefined ? '题目像是没有写完' : `第 ${point} 个要点像是被截断了，话没有说完`,
      'no-points': ({ number }) => `${number === undefined ? '这道题' : `第 ${number} 题`}没有找到答案，没有收进题库`,
      'odd-point-count': ({ found, most }) =>
        most === undefined
          ? `读出 ${found} 个要点，${Number(found) === 1 ? '可能没有分开' : '可能分得太碎'}`
          : `读出 ${found} 个要点，一道题最多 ${most} 个，多出来的都并进了最后一个`,
      'points-from-text': ({ found, point, dropped }) =>
        found === undefined
          ? `要点前面的这段话当成了第 ${point} 个要点`
          : `答案是整段文字，自动分成了 ${found} 个要点${dropped === undefined ? '' : `，没有收“${dropped}”`}`,
      'closing-point': ({ point }) => `这一段没有项目符号，当成了第 ${point} 个要点`,
      'repeated-question': ({ earlierLine }) => `同一道题好像在第 ${earlierLine} 行已经出现过，两道都收了`,
      numbering: ({ expected, found }) => `题号应该是 ${expected}，却写着 ${found}，中间可能少了题`,
      'unplaced-line': ({ kind }) => chineseUnplaced[String(kind)] ?? '不知道这一行属于哪道题，没有收进题库',
    },
    notTaken: {
      'site-notice': '网站的告示或广告',
      'page-mark': '页码或页眉',
      'repeated-title': '重复的标题',
      introduction: '只是引出要点',
      'answer-mark': '只标出答案从这里开始',
      'not-recognised': '看不出属于哪道题',
      'incomplete-question': '这道题没有答案',
      'empty-section': '这个标题下没有题',
    },
    notes: {
      'points-stated': ({ total }) => `各要点的分照文档写的给，共 ${total} 分`,
      'points-even': ({ total, each }) => `${total} 分平均分给各要点，每个 ${each} 分`,
      'points-remainder': ({ total, each, larger }) =>
        `${total} 分除不尽，${larger === 1 ? '第 1 个要点' : `前 ${larger} 个要点各`} ${Number(each) + 0.5} 分，其余各 ${each} 分`,
      'label-made': ({ label }) => `原文没有小标题，自动取名“${label}”`,
      'few-words': ({ cues }) => `只找到 ${cues} 条线索，请补几种说法`,
    },
    lines: (ranges) => `第 ${ranges} 行`,
  },
  en: {
    uncertain: {
      'question-count': ({ stated, found }) => `the heading says ${english(stated, 'question')}, ${found} were found`,
      'points-sum': (facts) => englishPointsSum(facts),
      'points-assumed': ({ points }) => `no points are stated for this question; ${points} were taken`,
      'cut-off': ({ point }) =>
        `${point === undefined ? 'the question' : `point ${point}`} looks cut off in mid-sentence`,
      'no-points': ({ number }) =>
        `${number === undefined ? 'this question' : `question ${number}`} has no model answer and was left out`,
      'odd-point-count': ({ found, most }) =>
        most === undefined
          ? `${english(found, 'point')} found: ${Number(found) === 1 ? 'perhaps more in one' : 'perhaps cut too fine'}`
          : `${found} points found, and a question takes ${most}: the last takes all that are left`,
      'points-from-text': ({ found, point, dropped }) =>
        found === undefined
          ? `the text in front of the points was taken as point ${point}`
          : `the answer is running text and was cut into ${english(found, 'point')}${dropped === undefined ? '' : `, without "${dropped}"`}`,
      'closing-point': ({ point }) => `this paragraph has no bullet and was taken as point ${point}`,
      'repeated-question': ({ earlierLine }) =>
        `the same question seems to stand on line ${earlierLine}; both were taken`,
      numbering: ({ expected, found }) => `the number should be ${expected}, and is ${found}: questions may be missing`,
      'unplaced-line': ({ kind }) => englishUnplaced[String(kind)] ?? 'this line fits no question and was left out',
    },
    notTaken: {
      'site-notice': 'notice or advertisement of a site',
      'page-mark': 'number or running title of a page',
      'repeated-title': 'title again',
      introduction: 'only introduces the points',
      'answer-mark': 'only says that the answer begins',
      'not-recognised': 'fits no question',
      'incomplete-question': 'the question has no answer',
      'empty-section': 'no question under this heading',
    },
    notes: {
      'points-stated': ({ total }) => `points as stated in the document, ${total} in total`,
      'points-even': ({ total, each }) => `${total} points shared evenly, ${each} each`,
      'points-remainder': ({ total, each, larger }) =>
        `${total} points do not divide evenly: ${Number(each) + 0.5} for the first ${larger === 1 ? 'one' : larger}, ${each} for the others`,
      'label-made': ({ label }) => `has no label in the document; named "${label}"`,
      'few-words': ({ cues }) => `only ${english(cues, 'cue')} found; add other ways to say it`,
    },
    lines: (ranges, isOne) => `${isOne ? 'line' : 'lines'} ${ranges}`,
  },
};

const chineseUnplaced: Readonly<Record<string, string>> = {
  heading: '这一行没有写题数和分数，当成了一节的标题',
  introduction: '这几句像是引出要点的话，没有收进题库；里面也许有一个要点',
  'table-heading': '这一行像是表头，没有收进题库',
};

const englishUnplaced: Readonly<Record<string, string>> = {
  heading: 'this line states neither questions nor points, and was taken for the heading of a section',
  introduction: 'these sentences look like an introduction and were left out; one may be a point',
  'table-heading': 'this row looks like the heading of a table and was left out',
};

function chinesePointsSum({ stated, found, count, each, of }: Facts): string {
  if (count !== undefined) return `标题写着 ${count} 题、每题 ${each} 分，应是 ${found} 分，总分却写着 ${stated} 分`;
  if (of === 'section') return `标题写着总分 ${stated} 分，各题加起来是 ${found} 分，题库里按 ${found} 分算`;
  if (of === 'bullets') return `题目是 ${stated} 分，要点写明的分加起来是 ${found} 分，改为平均分`;
  return stated === found
    ? '有要点的分不是整分或半分，改为平均分'
    : `${stated} 分不能按半分分给每个要点，这道题改成 ${found} 分`;
}

function englishPointsSum({ stated, found, count, each, of }: Facts): string {
  if (count !== undefined)
    return `the heading says ${count} questions of ${each} points, ${found}, and a total of ${stated}`;
  if (of === 'section')
    return `the heading says ${stated} points, its questions add up to ${found}; the bank has ${found}`;
  if (of === 'bullets') return `the question has ${stated} points, its points state ${found}; they were shared evenly`;
  return stated === found
    ? 'points of a bullet are neither whole nor half; they were shared evenly'
    : `${stated} points give no half point to each; the question has ${found} now`;
}
