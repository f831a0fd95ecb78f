import type { AgreementBasis, JudgedCriterion, JudgedReview } from './judged-review.ts';
import type { AnswerPairs } from './measure-pairs.ts';
import type { RatedTwice, VerdictPair } from './pair-sums.ts';
import { verdictValue } from './verdict-value.ts';

/** Put what people said of each answer, first, beside what the machine had said, second. */
export function pairWithMachine(reviews: readonly JudgedReview[], basis: AgreementBasis): readonly AnswerPairs[] {
  const ofBasis = reviews.filter((review) => review.basis === basis);
  return byAnswer(ofBasis, (own) => own.map(({ criteria }) => rateTwice(criteria, toMachine(criteria))));
}

/**
 * Put what one person said of an answer beside what another did, first who decided first. Only reviews under the same rubric are pairs.
 * A pair is blind where both are: who reviews openly sees the machine's verdicts, and those of whoever reviewed before.
 */
export function pairPeople(reviews: readonly JudgedReview[], basis: AgreementBasis): readonly AnswerPairs[] {
  return byAnswer(reviews, (own) => {
    const ordered = own.toSorted(compareTimes);
    return ordered.flatMap((first, index) =>
      ordered.slice(index + 1).flatMap((second) => {
        const pairBasis = first.basis === 'blind' && second.basis === 'blind' ? 'blind' : 'open';
        const isPair = first.reviewerId !== second.reviewerId && first.rubricHash === second.rubricHash;
        return isPair && pairBasis === basis ? [rateTwice(first.criteria, second.criteria)] : [];
      }),
    );
  });
}

type Rating = Pick<JudgedCriterion, 'criterionId' | 'verdict'>;

function toMachine(criteria: readonly JudgedCriterion[]): readonly Rating[] {
  return criteria.flatMap(({ criterionId, machineVerdict: verdict }) =>
    verdict === null ? [] : [{ criterionId, verdict }],
  );
}

/** Totals are compared where both judged every criterion: what is unscored is no zero. */
function rateTwice(first: readonly JudgedCriterion[], second: readonly Rating[]): RatedTwice {
  const others = new Map(second.map(({ criterionId, verdict }) => [criterionId, verdict]));
  const verdicts: VerdictPair[] = [];
  let [ownPoints, otherPoints, maxPoints] = [0, 0, 0];
  for (const criterion of first) {
    const other = others.get(criterion.criterionId);
    if (other === undefined) continue;
    verdicts.push({ criterionId: criterion.criterionId, first: criterion.verdict, second: other });
    ownPoints += verdictValue(criterion.verdict) * criterion.maxPoints;
    otherPoints += verdictValue(other) * criterion.maxPoints;
    maxPoints += criterion.maxPoints;
  }
  const isWhole = verdicts.length > 0 && verdicts.length === Math.max(first.length, second.length);
  return { verdicts, totals: isWhole ? { first: ownPoints / maxPoints, second: otherPoints / maxPoints } : null };
}

function byAnswer(
  reviews: readonly JudgedReview[],
  toRated: (own: readonly JudgedReview[]) => readonly RatedTwice[],
): readonly AnswerPairs[] {
  const groups = Map.groupBy(reviews, ({ answerId }) => answerId);
  return [...groups.values()].flatMap((own): readonly AnswerPairs[] => {
    const rated = toRated(own).filter(({ verdicts }) => verdicts.length > 0);
    const questionId = own[0]?.questionId;
    return rated.length === 0 || questionId === undefined ? [] : [{ questionId, rated }];
  });
}

/** Ids rise with time: of two reviews of one instant the lower one came first. */
export function compareTimes(a: JudgedReview, b: JudgedReview): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
