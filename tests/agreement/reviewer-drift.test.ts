import { expect, it } from 'vitest';
import type { JudgedReview } from '../../src/agreement/judged-review.ts';
import { meanDifferenceInterval } from '../../src/agreement/mean-difference-interval.ts';
import { leastOthers, reviewResiduals } from '../../src/agreement/review-residuals.ts';
import { driftWindow, reviewerDrift } from '../../src/agreement/reviewer-drift.ts';
import { seededRandom } from '../../src/agreement/seeded-random.ts';
import { aJudgedCriterion, aJudgedReview } from './a-review.ts';

function driftOf(reviews: readonly JudgedReview[]) {
  const steps = reviewerDrift(reviews, 1);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

const repeat = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** A review in which the person gives a half more than the machine on one criterion of two, so 0.25 of the points. */
const generous = (overrides: Partial<JudgedReview> = {}) =>
  aJudgedReview({
    criteria: [aJudgedCriterion('c1', 'covered', 'partial'), aJudgedCriterion('c2', 'missing', 'missing')],
    ...overrides,
  });

const agreeing = (overrides: Partial<JudgedReview> = {}) =>
  aJudgedReview({
    criteria: [aJudgedCriterion('c1', 'covered', 'covered'), aJudgedCriterion('c2', 'missing', 'contradicted')],
    ...overrides,
  });

it('weighs criteria by their points, and leaves out what the machine did not score', () => {
  const review = aJudgedReview({
    criteria: [
      aJudgedCriterion('c1', 'covered', 'missing', 1),
      aJudgedCriterion('c2', 'missing', 'partial', 3),
      aJudgedCriterion('c3', 'covered', null, 6),
    ],
  });
  // (1 × 1 - 0.5 × 3) / 4
  expect(reviewResiduals([review])[0]?.toMachine).toBe(-0.125);
});

it("takes off what others give more than the machine on the same question, but not the reviewer's own", () => {
  const others = repeat(leastOthers, (index) =>
    index % 2 === 0 ? generous({ reviewerId: 'wang' }) : agreeing({ reviewerId: 'zhao' }),
  );
  const [own] = reviewResiduals([generous(), ...others]);
  expect(own).toMatchObject({ toMachine: 0.25, controlled: 0.25 - 0.125, isControlled: true });
  const [alone] = reviewResiduals([generous(), ...others.slice(1)]);
  expect(alone).toMatchObject({ controlled: 0.25, isControlled: false });
});

it('holds the newest twenty reviews against all before, whatever the order they come in', () => {
  const reviews = [...repeat(30, () => agreeing()), ...repeat(driftWindow, () => generous())];
  const [row] = driftOf(reviews.toReversed());
  expect(row).toMatchObject({ reviewerId: 'li', basis: 'blind', reviews: 50, controlled: 0 });
  expect(row?.generosity?.value).toBeCloseTo(0.1, 12);
  expect(row?.drift).toMatchObject({ newest: 0.25, before: 0, isFlagged: true });
  expect(row?.drift?.difference.value).toBe(0.25);
});

it('says nothing of drift before the window is full on both sides, and nothing of generosity before ten reviews', () => {
  const [row] = driftOf(repeat(2 * driftWindow - 1, () => agreeing()));
  expect(row?.drift).toBeNull();
  expect(row?.generosity?.value).toBe(0);
  expect(driftOf(repeat(9, () => agreeing()))[0]?.generosity).toBeNull();
});

it('does not mix blind and open reviews: the sight of the machine alone changes how generous somebody looks', () => {
  const rows = driftOf([...repeat(40, () => generous()), ...repeat(40, () => agreeing({ basis: 'open' }))]);
  expect(rows.map(({ basis, reviews, drift }) => [basis, reviews, drift?.isFlagged])).toEqual([
    ['blind', 40, false],
    ['open', 40, false],
  ]);
});

it('compares with others on the same answers', () => {
  const own = repeat(10, () => generous());
  const others = own.map(({ answerId }) => agreeing({ answerId, reviewerId: 'wang' }));
  const rows = driftOf([...own, ...others]);
  // c1 the same, c2 the same: both persons say covered and missing
  expect(rows[0]?.againstOthers).toMatchObject({ answers: 10, difference: { value: 0 } });
  const stricter = own.map(({ answerId }) =>
    agreeing({ answerId, reviewerId: 'zhao', criteria: [aJudgedCriterion('c1', 'missing', 'covered')] }),
  );
  const [li, zhao] = driftOf([...own, ...stricter]);
  expect(li?.againstOthers.difference?.value).toBe(1);
  expect(zhao?.againstOthers.difference?.value).toBe(-1);
  expect(driftOf([...own, ...stricter.slice(1)])[0]?.againstOthers).toEqual({ answers: 9, difference: null });
});

it('does not take a question on which the machine is too strict for generosity', () => {
  const others = repeat(60, () => generous({ reviewerId: 'wang', questionId: 'strict' }));
  const usual = repeat(60, () => agreeing({ reviewerId: 'wang' }));
  const own = [...repeat(40, () => agreeing()), ...repeat(driftWindow, () => generous({ questionId: 'strict' }))];
  const row = driftOf([...others, ...usual, ...own]).find(({ reviewerId }) => reviewerId === 'li');
  expect(row?.drift).toMatchObject({ newest: 0, before: 0, isFlagged: false });
  const uncontrolled = driftOf(own)[0];
  expect(uncontrolled?.drift?.isFlagged).toBe(true);
});

it('centres the interval of a difference on it, and has none for single values', () => {
  const settings = { random: seededRandom(1), resamples: 1_000 };
  const interval = meanDifferenceInterval([1, 2, 3, 4], [0, 1, 2, 3], settings);
  expect(((interval?.low ?? 0) + (interval?.high ?? 0)) / 2).toBeCloseTo(1, 1);
  expect(meanDifferenceInterval([1], [0], settings)).toBeUndefined();
  expect(meanDifferenceInterval([], [0, 1, 2], settings)).toBeUndefined();
});
