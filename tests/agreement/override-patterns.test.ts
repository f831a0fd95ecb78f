import { expect, it } from 'vitest';
import { findOverridePatterns } from '../../src/agreement/override-patterns.ts';
import { type SettledDecision, settleDecisions } from '../../src/agreement/settle-decisions.ts';
import { wilsonInterval } from '../../src/agreement/wilson-interval.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { aDecision, aReview } from './a-review.ts';

const decided = (verdict: Verdict, machineVerdict: Verdict = 'missing', answerId: string = crypto.randomUUID()) => ({
  answerId,
  recordId: `record of ${answerId}`,
  questionId: 'q',
  rubricHash: 'a'.repeat(64),
  criterionId: 'c1',
  maxPoints: 4,
  verdict,
  machineVerdict,
  quote: null,
});

const textOf = ({ answerId }: SettledDecision) => answerId;

it('counts what repeats against all answers on which the machine said the same', () => {
  const decisions = [
    ...Array.from({ length: 5 }, () => decided('covered')),
    ...Array.from({ length: 5 }, () => decided('missing')),
    ...Array.from({ length: 2 }, () => decided('partial')),
    decided('covered', 'partial'),
  ];
  const patterns = findOverridePatterns(decisions, textOf);
  expect(patterns).toHaveLength(1);
  expect(patterns[0]).toMatchObject({
    ...{ questionId: 'q', criterionId: 'c1', machineVerdict: 'missing', verdict: 'covered' },
    ...{ answers: 5, ofAnswers: 12, reviewed: 13, share: 5 / 12, points: 4 },
  });
});

it.each([
  { why: 'two answers', decisions: [decided('covered'), decided('covered')] },
  { why: 'one text of three answers', decisions: ['a', 'b', 'c'].map(() => decided('covered', 'missing', 'same')) },
  {
    why: 'three of sixteen answers',
    decisions: [
      ...Array.from({ length: 3 }, () => decided('covered')),
      ...Array.from({ length: 13 }, () => decided('missing')),
    ],
  },
  { why: 'three answers whose texts are erased', decisions: [1, 2, 3].map(() => decided('covered')), isErased: true },
])('takes $why for no pattern', ({ decisions, isErased }) => {
  expect(findOverridePatterns(decisions, isErased ? () => undefined : textOf)).toEqual([]);
});

it('lists what moves the most points first, up or down', () => {
  const raised = Array.from({ length: 5 }, () => decided('partial'));
  const lowered = Array.from({ length: 3 }, () => decided('missing', 'covered'));
  const patterns = findOverridePatterns([...raised, ...lowered], textOf);
  expect(patterns.map(({ answers, points }) => [answers, points])).toEqual([
    [3, -4],
    [5, 2],
  ]);
});

it('settles on the newest decision of each criterion, that of an appeal included', () => {
  const first = aReview({
    decisions: [aDecision('c1', 'missing', 'covered'), aDecision('c2', 'partial', 'partial')],
    texts: {
      note: '',
      decisions: [{ criterionId: 'c1', reason: 'r', evidence: { start: 0, end: 2, text: '道歉' } }],
    },
  });
  const { answerId } = first;
  const appeal = aReview({ answerId, kind: 'appeal', decisions: [aDecision('c2', 'partial', 'covered')] });
  const unscored = aReview({ decisions: [aDecision('c1', null, 'covered')] });
  expect(settleDecisions([first, appeal, unscored])).toMatchObject([
    { criterionId: 'c1', verdict: 'covered', machineVerdict: 'missing', quote: '道歉' },
    { criterionId: 'c2', verdict: 'covered', machineVerdict: 'partial', quote: null },
  ]);
});

it.each([
  // z² = 3.8415: (0.5 + 0.19207 ± 1.96 √(0.025 + 0.0096)) / 1.38415
  { hits: 5, trials: 10, low: 0.2366, high: 0.7634 },
  // 0 and z² / (n + z²)
  { hits: 0, trials: 10, low: 0, high: 0.2775 },
  { hits: 10, trials: 10, low: 0.7225, high: 1 },
])('puts the share of $hits in $trials between $low and $high', ({ hits, trials, low, high }) => {
  const interval = wilsonInterval(hits, trials);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

it('says nothing about a share of nothing', () => {
  expect(wilsonInterval(0, 0)).toBeUndefined();
});
