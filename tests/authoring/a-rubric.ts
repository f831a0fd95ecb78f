import type { Criterion } from '../../src/domain/criterion.ts';
import type { QuestionContent } from '../../src/domain/rubric-draft.ts';

/** A criterion of four points of which only what a test is about needs to be said. */
export function aCriterion(id: string, overrides: Partial<Criterion> = {}): Criterion {
  return {
    id,
    label: id,
    points: 4,
    covered: id,
    partial: id,
    modelAnswer: id,
    suggestion: id,
    suggestionEn: id,
    cues: [],
    opposes: [],
    ...overrides,
  };
}

export function aRubric(criteria: readonly Criterion[], overrides: Partial<QuestionContent> = {}): QuestionContent {
  const points = criteria.reduce((sum, criterion) => sum + criterion.points, 0);
  return {
    id: 'lost-parcel',
    language: 'zh',
    prompt: '顾客说包裹丢了，你会怎么做？',
    points,
    vocabulary: {},
    criteria,
    ...overrides,
  };
}

const two = (say: string) => ({ say, weight: 2 });
const one = (say: string) => ({ say, weight: 1 });

/** A small rubric in which nothing is wrong. */
export const soundRubric = aRubric([
  aCriterion('trace', {
    label: '核实物流',
    covered: '说出怎样查到包裹最后在哪里',
    modelAnswer: '我会在系统里调出运单，看包裹最后一次扫描停在哪个站点。',
    cues: [two('调出|查 .. 运单|轨迹'), two('最后一次 .. 扫描'), one('站点')],
  }),
  aCriterion('refund', {
    label: '赔付方案',
    covered: '说出赔什么、多久到账',
    modelAnswer: '确认丢失后按声明价值赔付，三天之内退到顾客的账户。',
    cues: [two('赔付|赔偿 .. 三天|到账|账户'), one('声明价值')],
  }),
  aCriterion('prevent', {
    label: '防止再犯',
    covered: '说出怎样不再丢件',
    modelAnswer: '月底把丢件最多的线路列出来，请承运方加装摄像头。',
    cues: [two('丢件 .. 线路'), two('加装 .. 摄像头'), one('承运方')],
  }),
]);

/** Another question of the same bank that has nothing in common with it. */
export const otherRubric = aRubric(
  [
    aCriterion('stretch', {
      covered: '说出具体的热身动作',
      modelAnswer: '上课前带学员慢跑两圈，再活动膝盖和脚踝。',
      cues: [two('慢跑'), two('活动 .. 膝盖')],
    }),
  ],
  { id: 'warm-up', prompt: '开始训练之前你会安排什么？' },
);
