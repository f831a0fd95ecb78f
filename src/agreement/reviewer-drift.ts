import type { AgreementBasis, JudgedReview } from './judged-review.ts';
import { meanDifferenceInterval, meanOf } from './mean-difference-interval.ts';
import { type Figure, leastAnswers, resamplesFor } from './measure-pairs.ts';
import { compareTimes } from './pair-reviews.ts';
import { percentileBootstrap } from './percentile-bootstrap.ts';
import { type ReviewResidual, reviewResiduals, shareOfPoints } from './review-residuals.ts';
import { seededRandom } from './seeded-random.ts';
import { verdictValue } from './verdict-value.ts';

/** How generous a reviewer is, and whether that changed. All are shares of the points on offer; above 0 is more generous. */
export type ReviewerDrift = {
  readonly reviewerId: string;
  readonly basis: AgreementBasis;
  readonly reviews: number;
  /** Of these, those on questions that enough others reviewed: there the machine's own lean is taken off. */
  readonly controlled: number;
  /** Against the machine, and less what others give more than it; null for few reviews. */
  readonly generosity: Figure | null;
  /** The newest reviews against all before; null while there are not enough of both. */
  readonly drift: {
    readonly newest: number;
    readonly before: number;
    readonly difference: Figure;
    /** Its interval leaves out 0. */
    readonly isFlagged: boolean;
  } | null;
  /** Against other people on the same answers. */
  readonly againstOthers: { readonly answers: number; readonly difference: Figure | null };
};

/** The newest reviews, about a day's work, are held against all before them, which have to be as many at least. */
export const driftWindow = 20;

/**
 * Work out for every reviewer, blind and open reviews apart, how generous they are and whether their newest reviews differ from those before.
 *
 * A reviewer is compared with themselves: mean residual of the newest 20 reviews - mean residual of all earlier ones, see reviewResiduals,
 * with a 95 % bootstrap interval. Of reviewers who did not change, about 5 in 100 are flagged at any one time, by chance alone.
 *
 * @yields after each reviewer, for whoever has other work to do.
 */
export function* reviewerDrift(
  reviews: readonly JudgedReview[],
  seed: number,
): Generator<undefined, readonly ReviewerDrift[]> {
  const rows: ReviewerDrift[] = [];
  const byAnswer = Map.groupBy(reviews, ({ answerId }) => answerId);
  for (const ofBasis of Map.groupBy(reviews, ({ basis }) => basis).values()) {
    const residuals = Map.groupBy(reviewResiduals(ofBasis), ({ review }) => review.reviewerId);
    yield;
    for (const own of residuals.values()) {
      const row = measureReviewer(own, byAnswer, seed);
      if (row) rows.push(row);
      yield;
    }
  }
  return rows;
}

function measureReviewer(
  own: readonly ReviewResidual[],
  byAnswer: ReadonlyMap<string, readonly JudgedReview[]>,
  seed: number,
): ReviewerDrift | undefined {
  const ordered = own.toSorted((a, b) => compareTimes(a.review, b.review));
  const [first] = ordered;
  if (!first) return undefined;
  const { reviewerId, basis } = first.review;
  const values = ordered.flatMap(({ controlled }) => controlled ?? []);
  const differences = ordered.flatMap(({ review }) => compareWithOthers(review, byAnswer) ?? []);
  return {
    reviewerId,
    basis,
    reviews: ordered.length,
    controlled: ordered.filter(({ isControlled }) => isControlled).length,
    generosity: meanFigure(values, seed),
    drift: findDrift(values, seed),
    againstOthers: { answers: differences.length, difference: meanFigure(differences, seed) },
  };
}

/** @param values in the order in which they came about */
function findDrift(values: readonly number[], seed: number): ReviewerDrift['drift'] {
  if (values.length < 2 * driftWindow) return null;
  const [older, newer] = [values.slice(0, -driftWindow), values.slice(-driftWindow)];
  const settings = { random: seededRandom(seed), resamples: resamplesFor(values.length) };
  const interval = meanDifferenceInterval(newer, older, settings) ?? null;
  const [newest, before] = [meanOf(newer), meanOf(older)];
  const isFlagged = interval !== null && (interval.low > 0 || interval.high < 0);
  return { newest, before, difference: { value: newest - before, interval }, isFlagged };
}

function meanFigure(values: readonly number[], seed: number): Figure | null {
  if (values.length < leastAnswers) return null;
  const settings = { random: seededRandom(seed), resamples: resamplesFor(values.length) };
  const { mean } = percentileBootstrap(values, { mean: meanOf }, settings);
  return { value: meanOf(values), interval: mean ?? null };
}

/** Mean over other people of what this one gives more on the same answer, under the same rubric and basis; null where there are none. */
function compareWithOthers(
  review: JudgedReview,
  byAnswer: ReadonlyMap<string, readonly JudgedReview[]>,
): number | null {
  const others = (byAnswer.get(review.answerId) ?? []).filter(
    (other) =>
      other.reviewerId !== review.reviewerId && other.basis === review.basis && other.rubricHash === review.rubricHash,
  );
  const shares = others.flatMap((other) => shareOfPoints(differencesOf(review, other)) ?? []);
  return shares.length === 0 ? null : meanOf(shares);
}

function differencesOf(own: JudgedReview, other: JudgedReview) {
  return own.criteria.flatMap(({ criterionId, maxPoints, verdict }) => {
    const same = other.criteria.find((criterion) => criterion.criterionId === criterionId);
    return same ? [{ maxPoints, difference: verdictValue(verdict) - verdictValue(same.verdict) }] : [];
  });
}
