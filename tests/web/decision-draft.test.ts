import { expect, it } from 'vitest';
import { askedCriteria, findLacks, machineVerdictOf, toDecision } from '../../src/web/reviews/decision-draft.ts';
import { earnsMore } from '../../src/web/reviews/verdicts.ts';
import { reviewSheet } from '../browser/support/canned-reviews.ts';

const draft = (verdict: Parameters<typeof earnsMore>[0] | null, reason = '', quote = '') => ({
  verdict,
  reason,
  quote,
});

it.each([
  { verdict: 'covered', machine: 'partial', more: true },
  { verdict: 'partial', machine: 'missing', more: true },
  { verdict: 'partial', machine: null, more: true },
  { verdict: 'covered', machine: 'covered', more: false },
  { verdict: 'missing', machine: 'contradicted', more: false },
  { verdict: 'missing', machine: null, more: false },
  { verdict: 'contradicted', machine: 'covered', more: false },
] as const)('says of $verdict after $machine that it earns more: $more', ({ verdict, machine, more }) => {
  expect(earnsMore(verdict, machine)).toBe(more);
});

it.each([
  { of: draft(null), machine: 'covered', lacks: ['verdict'], why: 'nothing is chosen' },
  { of: draft('covered'), machine: 'covered', lacks: [], why: 'it is as the machine said' },
  { of: draft('missing'), machine: 'covered', lacks: ['reason'], why: 'it takes points away' },
  { of: draft('covered', ' '), machine: 'partial', lacks: ['reason', 'quote'], why: 'it gives points' },
  { of: draft('covered', 'x', 'y'), machine: 'partial', lacks: [], why: 'both are there' },
  { of: draft('missing', 'x'), machine: null, lacks: [], why: 'a first verdict without points needs no words' },
] as const)('asks for $lacks where $why', ({ of, machine, lacks }) => {
  expect(findLacks(of, machine)).toEqual(lacks);
});

it('sends a quote only where one is needed, and no empty reason or note', () => {
  const drafts = {
    calm: draft('covered', '', 'left over'),
    cause: draft('missing', ' 没有查 '),
    remedy: draft('covered', '够了', ' 再给他一张优惠券 '),
    'follow-up': draft('contradicted'),
  };
  expect(toDecision(reviewSheet, drafts, ' ')).toEqual({
    decisions: [
      { criterionId: 'calm', verdict: 'covered' },
      { criterionId: 'cause', verdict: 'missing', reason: '没有查' },
      { criterionId: 'remedy', verdict: 'covered', reason: '够了', quote: '再给他一张优惠券' },
      { criterionId: 'follow-up', verdict: 'contradicted' },
    ],
  });
  expect(toDecision(reviewSheet, drafts, ' 第三条可商量 ')).toMatchObject({ note: '第三条可商量' });
});

it('asks about contested criteria alone, under their number in the rubric', () => {
  const criteria = reviewSheet.criteria.map((it) => ({ ...it, isAsked: it.id === 'remedy' }));
  expect(askedCriteria({ criteria }).map(({ number, criterion }) => [number, criterion.id])).toEqual([[3, 'remedy']]);
});

it('knows no verdict of the machine before it may be seen', () => {
  expect(machineVerdictOf(reviewSheet, 'remedy')).toBe('partial');
  expect(machineVerdictOf({ evaluation: null }, 'remedy')).toBeNull();
});
