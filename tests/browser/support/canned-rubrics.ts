import {
  type DraftReply,
  draftSchema,
  type LineUseReply,
  type QuestionContentReply,
  type UncertaintyReply,
} from '../../../src/api/authoring-schemas.ts';
import {
  type ComparisonReply,
  comparisonSchema,
  type RubricReportReply,
  type RubricVersionReply,
  rubricReportSchema,
  rubricVersionSchema,
} from '../../../src/api/rubric-check-schemas.ts';

/** A document as somebody pastes it; its second question is cut off. */
export const pastedDocument = [
  '本站资料免费下载，请关注公众号',
  '一、客户服务（共3题，每题10分，总分30分）',
  '1. 问题：客户忘带身份证又急着取钱，你怎么办？',
  '答案：',
  '-安抚：先请客户坐下，听他把急事说完，表示理解',
  '-变通：告诉他可以用手机银行或临时身份证明办理',
  '-跟进：办完后留下联系方式，下次提前提醒',
  '2. 问题：同事当着客户的面和你争吵，你怎么办？',
  '-克制：先停下争论，对客户',
].join('\n');

const text = (number: number) => pastedDocument.split('\n')[number - 1] ?? '';

/** What became of its lines. */
export const documentLines: readonly LineUseReply[] = [
  { number: 1, text: text(1), use: 'left-out', reason: 'site-notice' },
  { number: 2, text: text(2), use: 'section', section: 0 },
  { number: 3, text: text(3), use: 'prompt', section: 0, question: 0 },
  { number: 4, text: text(4), use: 'left-out', reason: 'answer-mark' },
  { number: 5, text: text(5), use: 'point', section: 0, question: 0, point: 0 },
  { number: 6, text: text(6), use: 'point', section: 0, question: 0, point: 1 },
  { number: 7, text: text(7), use: 'point', section: 0, question: 0, point: 2 },
  { number: 8, text: text(8), use: 'prompt', section: 0, question: 1 },
  { number: 9, text: text(9), use: 'point', section: 0, question: 1, point: 0 },
];

const cutOff: UncertaintyReply = { code: 'cut-off', lines: [9], section: 0, question: 1, facts: {} };

export const uncertainties: readonly UncertaintyReply[] = [
  { code: 'question-count', lines: [2], section: 0, facts: { stated: 3, found: 2 } },
  cutOff,
];

const criterion = (id: string, label: string, points: number, modelAnswer: string, cues: readonly string[]) => ({
  id,
  label,
  points,
  covered: `说出怎样${label}，至少一个具体做法`,
  partial: `只提到${label}`,
  modelAnswer,
  suggestion: `下次说说你会怎样${label}。`,
  suggestionEn: 'Next time, say one thing you would do.',
  cues: cues.map((say, index) => ({ say, weight: index === 0 ? 2 : 1 })),
  opposes: [],
});

const smallCues = [
  { say: '@请坐|坐下', weight: 0.4 },
  { say: '坐下', weight: 0.2 },
  { say: '急事', weight: 0.55 },
  { say: '@安慰', weight: 0.5 },
  { say: '理解', weight: 0.45 },
  { say: '说完', weight: 0.4 },
  { say: '先请', weight: 0.35 },
  { say: '取钱', weight: 0.3 },
  { say: '慢慢说', weight: 0.25 },
  { say: '着急', weight: 0.2 },
  { say: '联系', weight: 0.15 },
];

export const forgottenCard: QuestionContentReply = {
  id: 'forgotten-card',
  language: 'zh',
  prompt: '客户忘带身份证又急着取钱，你怎么办？',
  points: 10,
  vocabulary: {},
  criteria: [
    criterion('calm', '安抚', 3, '先请客户坐下，听他把急事说完，表示理解', ['请 .. 坐下', '理解']),
    criterion('way', '变通', 3, '告诉他可以用手机银行或临时身份证明办理', ['手机银行', '临时身份证明']),
    criterion('follow-up', '跟进', 4, '办完后留下联系方式，下次提前提醒', ['留下 .. 联系方式', '提醒']),
  ],
};

/** Of the same question, with cues as a derivation makes them: many, small and nested. */
export const derivedCard: QuestionContentReply = {
  ...forgottenCard,
  derived: true,
  vocabulary: { 请坐: '请坐|倒杯水|take a seat', 安慰: '安慰|安抚' },
  criteria: forgottenCard.criteria.map((it, index) => (index === 0 ? { ...it, cues: smallCues } : it)),
};

const quarrel: QuestionContentReply = {
  ...forgottenCard,
  id: 'quarrel',
  prompt: '同事当着客户的面和你争吵，你怎么办？',
  criteria: [criterion('restraint', '克制', 10, '先停下争论，对客户', ['停下 .. 争论'])],
};

const draft = (id: string, content: QuestionContentReply, lines: readonly [number, number], own: UncertaintyReply[]) =>
  draftSchema.parse({
    id,
    revision: 1,
    section: { id: 'customer-service', title: '客户服务' },
    content,
    practiceAnswerCount: 0,
    basedOn: null,
    source: {
      name: '',
      lines: documentLines.slice(lines[0] - 1, lines[1]).map((line) => ({ number: line.number, text: line.text })),
    },
    derivation: [{ code: 'points-even', facts: {} }],
    uncertainties: own,
    createdAt: '2026-01-05T08:30:00.000Z',
    updatedAt: '2026-01-05T08:30:00.000Z',
  });

/** The drafts that come of the document, in its order. */
export const importedDrafts: readonly DraftReply[] = [
  draft('d1', forgottenCard, [3, 7], []),
  draft('d2', quarrel, [8, 9], [cutOff]),
];

const filesHash = 'a'.repeat(64);
export const publishedHash = 'b'.repeat(64);

/** The versions of a question: one from the files, and the one in use, published over a failed check. */
export const versions: readonly RubricVersionReply[] = [
  {
    questionId: 'counter-complaint',
    version: '1.0.1',
    hash: publishedHash,
    number: 1,
    publishedAt: '2026-01-04T10:00:00.000Z',
    isCurrent: true,
    isConfirmed: false,
    override: { reason: '先用一周再改', overridden: ['typos'] },
  },
  {
    questionId: 'counter-complaint',
    version: '1.0.0',
    hash: filesHash,
    number: null,
    publishedAt: null,
    isCurrent: false,
    isConfirmed: false,
    override: null,
  },
].map((version) => rubricVersionSchema.parse(version));

const soupText = '请坐下 理解 手机银行 临时身份证明 联系方式 提醒';

/** A list of words is taken for an answer, and one cue is found everywhere. */
export const unsoundReport: RubricReportReply = rubricReportSchema.parse({
  lint: [
    { code: 'single-cue', severity: 'warning', criterionId: 'calm', facts: {} },
    { code: 'cue-too-general', severity: 'error', criterionId: 'follow-up', cue: '提醒', facts: { questions: 4 } },
  ],
  mutants: [
    {
      name: 'term-soup',
      kind: 'term-soup',
      text: soupText,
      points: { least: 0, most: 0 },
      totalPoints: 3,
      survived: true,
      misses: [
        {
          criterionId: 'way',
          verdicts: ['missing'],
          got: 'covered',
          evidence: [{ start: soupText.indexOf('手机银行'), end: soupText.indexOf('手机银行') + 4 }],
        },
      ],
    },
    {
      name: 'bullet-dropped calm',
      kind: 'bullet-dropped',
      text: '告诉他可以用手机银行办理。',
      points: { least: 0, most: 7 },
      totalPoints: 7,
      survived: false,
      misses: [],
    },
  ],
  isSound: false,
});

export const soundReport: RubricReportReply = {
  lint: [],
  mutants: unsoundReport.mutants.map((mutant) => ({ ...mutant, survived: false, misses: [] })),
  isSound: true,
};

export const comparison: ComparisonReply = comparisonSchema.parse({
  questionId: 'counter-complaint',
  from: { version: '1.0.0', hash: filesHash },
  to: { version: '1.0.1', hash: publishedHash },
  changes: [
    { field: 'criterion.points', criterionId: 'calm', before: 3, after: 4 },
    { field: 'criterion.cues', criterionId: 'calm', before: null, after: '请 .. 坐下 (2)' },
    { field: 'prompt', before: '旧的题目', after: '新的题目' },
  ],
  effect: {
    answers: 120,
    changed: 2,
    meanShift: -0.25,
    largest: [
      {
        id: 'rec-7',
        before: 9,
        after: 6,
        criteria: [
          {
            criterionId: 'calm',
            before: { verdict: 'covered', points: 3 },
            after: { verdict: 'missing', points: 0 },
          },
        ],
      },
      { id: 'rec-8', before: 5, after: 6.5, criteria: [] },
    ],
  },
});
