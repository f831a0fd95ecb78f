import { expect, it } from 'vitest';
import type { Verdict } from '../../../src/domain/verdict.ts';
import type { ProvenJudgement } from '../../../src/engines/llm/prove-judgement.ts';
import { vote } from '../../../src/engines/llm/vote.ts';

const says = (verdict: Verdict, overrides: Partial<ProvenJudgement> = {}): ProvenJudgement => ({
  verdict,
  evidence: [],
  reason: verdict,
  isProven: true,
  ...overrides,
});

it.each([
  { votes: ['covered'], verdict: 'covered' },
  { votes: ['covered', 'covered', 'missing'], verdict: 'covered' },
  { votes: ['covered', 'partial'], verdict: 'partial' },
  { votes: ['partial', 'missing'], verdict: 'missing' },
  { votes: ['contradicted', 'partial'], verdict: 'contradicted' },
  { votes: ['contradicted', 'missing'], verdict: 'missing' },
  { votes: ['covered', 'covered', 'partial', 'partial', 'missing'], verdict: 'partial' },
] as const)('makes $verdict of $votes', ({ votes, verdict }) => {
  expect(
    vote(
      votes.map((it) => says(it)),
      votes.length,
    ),
  ).toMatchObject({ verdict, reason: verdict });
});

it.each([
  // (agreeing + 4 × 0.85) / (asked + 4)
  { agreeing: 1, others: 0, asked: 1, confidence: 0.88 },
  { agreeing: 5, others: 0, asked: 5, confidence: 0.933 },
  { agreeing: 2, others: 1, asked: 3, confidence: 0.771 },
  { agreeing: 3, others: 2, asked: 5, confidence: 0.711 },
  { agreeing: 1, others: 0, asked: 5, confidence: 0.489 },
])('is $confidence sure when $agreeing of $asked agree', ({ agreeing, others, asked, confidence }) => {
  const votes = [...Array(agreeing).fill(says('covered')), ...Array(others).fill(says('missing'))];
  expect(vote(votes, asked).confidence).toBe(confidence);
});

it('takes evidence from the samples that agree only, and joins what overlaps', () => {
  const { evidence } = vote(
    [
      says('covered', { evidence: [{ start: 0, end: 4 }] }),
      says('covered', {
        evidence: [
          { start: 2, end: 6 },
          { start: 8, end: 9 },
        ],
      }),
      says('partial', { evidence: [{ start: 20, end: 30 }] }),
    ],
    3,
  );
  expect(evidence).toEqual([
    { start: 0, end: 6 },
    { start: 8, end: 9 },
  ]);
});

it('brings a verdict to a person that is missing only because no words prove it', () => {
  expect(vote([says('missing', { isProven: false })], 1).confidence).toBe(0.5);
});
