import type { z } from 'zod';
import type { DraftReply, DraftSummaryReply, ImportReply, QuestionContentReply } from '../../api/authoring-schemas.ts';
import type {
  ProposalsReply,
  RubricReportReply,
  RubricVersionReply,
  rubricSchema,
  TrialReply,
  trialRequestSchema,
} from '../../api/rubric-check-schemas.ts';
import { evaluationExample } from './examples.ts';

export const documentExample = `服务意识（共1题，每题6分，总分6分）
1.客户等了很久很生气，你怎么办？
答案：
-安抚情绪：请他坐下，听他把话说完。
-事后回访：第二天打电话问他是否满意。`;

const questionId = 'q-3f2a90c1';
const section = { id: 's-77d0e2b4', title: '服务意识' };
const uncertainties: ImportReply['uncertainties'] = [];
const times = { createdAt: '2026-03-02T08:30:00.000Z', updatedAt: '2026-03-02T08:41:00.000Z' };

export const draftIdExample = '0197f3c2-7c1e-7b43-9a55-7d3f0c6b1a20';

const aCriterion = (id: string, label: string, modelAnswer: string, cues: readonly string[]) => ({
  ...{ id, label, points: 3, modelAnswer },
  covered: `具体说出：${modelAnswer}`,
  partial: `提到了${label}，没有说怎么做`,
  suggestion: `补充${label}：${modelAnswer}`,
  suggestionEn: `Say something about “${label}”.`,
  cues: cues.map((say) => ({ say, weight: 2 })),
  opposes: [],
});

export const contentExample: QuestionContentReply = {
  id: questionId,
  language: 'zh',
  prompt: '客户等了很久很生气，你怎么办？',
  points: 6,
  vocabulary: {},
  criteria: [
    aCriterion('c1', '安抚情绪', '请他坐下，听他把话说完。', ['请|让 .. 坐', '听 .. 说完', '倾听']),
    aCriterion('c2', '事后回访', '第二天打电话问他是否满意。', ['回访', '打|去 + 电话', '问 .. 满意']),
  ],
};

export const draftExample: DraftReply = {
  id: draftIdExample,
  revision: 2,
  section,
  content: contentExample,
  practiceAnswerCount: 0,
  basedOn: null,
  source: { name: '题目.md', lines: [{ number: 4, text: '-安抚情绪：请他坐下，听他把话说完。' }] },
  derivation: [{ code: 'points-even', facts: { total: 6, each: 3 } }],
  uncertainties,
  ...times,
};

export const draftSummaryExample: DraftSummaryReply = {
  id: draftIdExample,
  revision: 2,
  questionId,
  prompt: contentExample.prompt,
  points: 6,
  criteria: 2,
  uncertainties: 0,
  section,
  basedOn: null,
  ...times,
};

export const importExample: ImportReply = {
  importId: '0197f3c2-7b00-7a11-8c22-3d4e5f607182',
  name: '题目.md',
  createdAt: times.createdAt,
  title: '',
  language: 'zh',
  lines: [
    { number: 1, text: '服务意识（共1题，每题6分，总分6分）', use: 'section', section: 0 },
    { number: 2, text: '1.客户等了很久很生气，你怎么办？', use: 'prompt', section: 0, question: 0 },
    { number: 3, text: '答案：', use: 'left-out', reason: 'answer-mark' },
    { number: 4, text: '-安抚情绪：请他坐下，听他把话说完。', use: 'point', section: 0, question: 0, point: 0 },
    { number: 5, text: '-事后回访：第二天打电话问他是否满意。', use: 'point', section: 0, question: 0, point: 1 },
  ],
  uncertainties,
  draftIds: [draftIdExample],
  drafts: [draftSummaryExample],
};

export const reportExample: RubricReportReply = {
  lint: [{ code: 'single-cue', severity: 'warning', criterionId: 'c2', facts: {} }],
  mutants: [
    {
      name: 'bullet-negated c2',
      kind: 'bullet-negated',
      text: '请他坐下，听他把话说完。\n第二天不打电话问他是否满意。',
      points: { least: 0, most: 3 },
      totalPoints: 4.5,
      survived: true,
      misses: [
        {
          criterionId: 'c2',
          verdicts: ['missing', 'contradicted'],
          got: 'partial',
          evidence: [{ start: 13, end: 26 }],
        },
      ],
    },
  ],
  isSound: false,
};

export const trialRequestExample: z.infer<typeof trialRequestSchema> = {
  content: contentExample,
  answer: '我会先听他说完，第二天再回访。',
};

export const trialExample: TrialReply = {
  evaluation: { ...evaluationExample, questionId, rubric: { ...evaluationExample.rubric, version: '0.0.0' } },
  hits: [{ criterionId: 'c2', kind: 'cue', index: 0, spans: [{ start: 12, end: 14 }] }],
};

export const proposalsExample: ProposalsReply = {
  draft: draftExample,
  proposals: [
    { criterionId: 'c2', kind: 'cue', text: '电话 .. 跟进', isUsed: true, failedCheck: null },
    { criterionId: 'c2', kind: 'cue', text: '客户', isUsed: false, failedCheck: 'cue-too-general' },
  ],
};

export const versionExample: RubricVersionReply = {
  questionId,
  version: '1.0.0',
  hash: '9b74c9897bac770ffc029102a200c5de43b1f5c0cbd0a1b2c3d4e5f60718293a',
  number: 1,
  publishedAt: '2026-03-02T09:00:00.000Z',
  isCurrent: true,
  isConfirmed: false,
  override: { reason: '“不打电话”只是例子，已人工核对', overridden: ['bullet-negated c2'] },
};

export const rubricExample: z.infer<typeof rubricSchema> = {
  version: versionExample.version,
  hash: versionExample.hash,
  content: contentExample,
};
