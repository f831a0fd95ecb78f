import { expect, it } from 'vitest';
import { lintRubric } from '../../../src/authoring/lint/lint-rubric.ts';
import type { QuestionContent } from '../../../src/domain/rubric-draft.ts';
import { aCriterion, aRubric, otherRubric, soundRubric } from '../a-rubric.ts';

const lint = (content: QuestionContent, others: readonly QuestionContent[] = []) => lintRubric(content, others);
const withCues = (...cues: readonly (readonly [string, number])[]) =>
  aRubric([aCriterion('trace', { cues: cues.map(([say, weight]) => ({ say, weight })) })]);

it('finds nothing in a sound rubric', () => {
  expect(lint(soundRubric, [otherRubric, soundRubric])).toEqual([]);
});

it('finds points that do not add up', () => {
  expect(lint({ ...soundRubric, points: 10 })).toEqual([
    { code: 'points-sum', severity: 'error', facts: { stated: 10, sum: 12 } },
  ]);
});

it('finds an id that two criteria have', () => {
  const [trace, refund] = soundRubric.criteria;
  if (!trace || !refund) throw new Error('the sound rubric has three criteria');
  const found = lint(aRubric([trace, { ...refund, id: 'trace' }]));
  expect(found).toEqual([{ code: 'duplicate-id', severity: 'error', criterionId: 'trace', facts: { count: 2 } }]);
});

it.each([
  { cue: '查..运单', why: 'two dots without blanks are a part of the word' },
  { cue: '查 | | 运单', why: 'an alternative is empty' },
  { cue: '@丢失', why: 'the group is not in the vocabulary' },
])('finds a cue that cannot be read: $cue ($why)', ({ cue }) => {
  const found = lint(withCues([cue, 2], ['轨迹', 2]));
  expect(found).toMatchObject([{ code: 'cue-unreadable', severity: 'error', criterionId: 'trace', cue }]);
});

it('finds a group of the vocabulary with an operator in it, and lints the rest', () => {
  const content = { ...soundRubric, vocabulary: { 丢失: '丢 + 件' } };
  expect(lint(content)).toMatchObject([{ code: 'cue-unreadable', facts: { kind: 'vocabulary', group: '丢失' } }]);
});

it.each([
  { weight: 2, severity: 'error' },
  { weight: 1, severity: 'warning' },
])("finds a cue of weight $weight in another criterion's model answer, as $severity", ({ weight, severity }) => {
  const [trace, ...rest] = soundRubric.criteria;
  if (!trace) throw new Error('the sound rubric has three criteria');
  const content = aRubric([{ ...trace, cues: [...trace.cues, { say: '顾客 .. 账户', weight }] }, ...rest]);
  expect(lint(content)).toEqual([
    {
      code: 'overlapping-criteria',
      severity,
      criterionId: 'trace',
      otherCriterionId: 'refund',
      cue: '顾客 .. 账户',
      facts: { where: 'model-answer', weight },
    },
  ]);
});

it('lets light cues, of which only many together cover, be shared', () => {
  const content = aRubric([
    aCriterion('trace', {
      modelAnswer: '打电话查运单',
      cues: [
        { say: '电话', weight: 0.4 },
        { say: '运单', weight: 2 },
      ],
    }),
    aCriterion('refund', {
      modelAnswer: '打电话赔付',
      cues: [
        { say: '电话', weight: 0.4 },
        { say: '赔付', weight: 2 },
      ],
    }),
  ]);
  expect(lint(content)).toEqual([]);
});

it('finds a cue that is never found without a cue of another criterion', () => {
  const content = aRubric([
    aCriterion('trace', {
      cues: [
        { say: '打电话 .. 快递员', weight: 2 },
        { say: '运单', weight: 2 },
      ],
    }),
    aCriterion('refund', {
      cues: [
        { say: '电话', weight: 2 },
        { say: '赔付', weight: 2 },
      ],
    }),
  ]);
  expect(lint(content)).toMatchObject([
    { code: 'overlapping-criteria', severity: 'error', cue: '打电话 .. 快递员', facts: { otherCue: '电话' } },
  ]);
});

it('tells the same cue in two criteria once', () => {
  const cues = [{ say: '电话|致电', weight: 2 }];
  const found = lint(
    aRubric([aCriterion('trace', { cues }), aCriterion('refund', { cues: [{ say: '致电|电话', weight: 2 }] })]),
  );
  expect(found.filter(({ code }) => code === 'overlapping-criteria')).toHaveLength(1);
});

it('does not take two cues for the same that share only some of their words', () => {
  const content = aRubric([
    aCriterion('trace', {
      cues: [
        { say: '电话|运单', weight: 2 },
        { say: '轨迹', weight: 2 },
      ],
    }),
    aCriterion('refund', {
      cues: [
        { say: '电话|赔付', weight: 2 },
        { say: '账户', weight: 2 },
      ],
    }),
  ]);
  expect(lint(content)).toEqual([]);
});

it('finds a cue that every other question triggers, and says which', () => {
  const others = ['a', 'b', 'c'].map((id) => aRubric([aCriterion('x', { modelAnswer: '我会先打电话。' })], { id }));
  const found = lint(withCues(['电话', 2], ['运单', 2]), [...others, otherRubric]);
  expect(found).toEqual([
    {
      code: 'cue-too-general',
      severity: 'error',
      criterionId: 'trace',
      cue: '电话',
      facts: { weight: 2, questions: 3, others: 4, ids: 'a, b, c' },
    },
  ]);
});

it('lets questions of one trade share a weak word', () => {
  const others = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
    aRubric([aCriterion('x', { modelAnswer: id === 'a' ? '我会先打电话。' : '我会先等一等。' })], { id }),
  );
  expect(lint(withCues(['电话', 1], ['运单', 2]), others)).toEqual([]);
});

it('finds a criterion with one cue, and one that nothing can earn', () => {
  const content = aRubric([
    aCriterion('trace', { cues: [{ say: '运单', weight: 2 }] }),
    aCriterion('refund', { cues: [{ say: '赔付', weight: -1 }] }),
  ]);
  expect(lint(content)).toEqual([
    { code: 'single-cue', severity: 'error', criterionId: 'refund', facts: { cues: 0 } },
    { code: 'single-cue', severity: 'warning', criterionId: 'trace', cue: '运单', facts: { cues: 1 } },
  ]);
});

it.each([
  { say: '！！！', facts: { reason: 'never-found' }, why: 'marks are no words' },
  { say: '查 .. 明。白', facts: { reason: 'never-found' }, why: 'a sentence ends within the second part' },
  { say: '运单号|？？', facts: { reason: 'term-never-found', term: '??' }, why: 'one of the words is made of marks' },
])('finds what no answer can trigger: $say ($why)', ({ say, facts }) => {
  expect(lint(withCues([say, 2], ['包裹', 2]))).toMatchObject([{ code: 'unreachable-cue', cue: say, facts }]);
});

it('finds a cue that a stronger one of the same criterion makes useless', () => {
  expect(lint(withCues(['查 .. 运单', 1], ['运单', 2]))).toMatchObject([
    { code: 'unreachable-cue', severity: 'warning', cue: '查 .. 运单', facts: { reason: 'implied', by: '运单' } },
  ]);
});

it('lets a weak cue stand beside a stronger one that says more', () => {
  expect(lint(withCues(['查 .. 运单', 2], ['运单', 1]))).toEqual([]);
});

it.each([
  { weight: 2, severity: 'error' },
  { weight: 1, severity: 'warning' },
])('finds a criterion whose model answer triggers only words of its label, weight $weight', ({ weight, severity }) => {
  const content = aRubric([
    aCriterion('trace', {
      label: '核实物流',
      modelAnswer: '核实物流，看包裹停在哪里。',
      cues: [
        { say: '物流', weight },
        { say: '运单', weight: 2 },
      ],
    }),
  ]);
  expect(lint(content)).toMatchObject([
    { code: 'label-only', severity, criterionId: 'trace', facts: { cues: 1, weight } },
  ]);
});
