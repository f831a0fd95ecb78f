import { expect, it } from 'vitest';
import type { JudgedReview } from '../../src/agreement/judged-review.ts';
import { driftWindow, reviewerDrift } from '../../src/agreement/reviewer-drift.ts';
import { type Random, seededRandom } from '../../src/agreement/seeded-random.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { aJudgedCriterion, aJudgedReview } from './a-review.ts';

function driftOf(reviews: readonly JudgedReview[]) {
  const steps = reviewerDrift(reviews, 1);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

const repeat = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const scale: readonly Verdict[] = ['missing', 'partial', 'covered'];

/** Four criteria, each read otherwise than by the machine at a rate, upwards with a probability. */
function simulate(random: Random, { rate, up }: { readonly rate: number; readonly up: number }): JudgedReview {
  const criteria = ['c1', 'c2', 'c3', 'c4'].map((id) => {
    const step = random() < rate ? (random() < up ? 1 : -1) : 0;
    return aJudgedCriterion(id, scale[1 + step] as Verdict, 'partial');
  });
  return aJudgedReview({ criteria });
}

it.each([
  { rate: 0.02, up: 0.9, why: 'seldom differ, and then upwards' },
  { rate: 0.2, up: 0.5, why: 'differ now and then' },
])('flags about 5 in 100 reviewers who do not change and $why', ({ rate, up }) => {
  const random = seededRandom(3);
  let flagged = 0;
  for (let reviewer = 0; reviewer < 400; reviewer++) {
    const reviews = repeat(60, () => simulate(random, { rate, up }));
    if (driftOf(reviews)[0]?.drift?.isFlagged) flagged++;
  }
  // Three standard errors of 5 % over 400 reviewers are 3.3 %.
  expect(flagged / 400).toBeLessThan(0.083);
});

it('finds most reviewers who become more generous by a quarter of the points on every other criterion', () => {
  const random = seededRandom(5);
  let flagged = 0;
  for (let reviewer = 0; reviewer < 60; reviewer++) {
    const before = repeat(40, () => simulate(random, { rate: 0.2, up: 0.5 }));
    const newest = repeat(driftWindow, () => simulate(random, { rate: 0.5, up: 0.9 }));
    if (driftOf([...before, ...newest])[0]?.drift?.isFlagged) flagged++;
  }
  expect(flagged / 60).toBeGreaterThan(0.8);
});
