import type { CriterionDecision, Review } from '../domain/review.ts';
import type { Verdict } from '../domain/verdict.ts';

/**
 * What a person had seen when giving a verdict. blind: nothing but the answer and the rubric. open: the machine's verdict, which draws
 * people towards it.
 */
export const agreementBases = ['blind', 'open'] as const;

export type AgreementBasis = (typeof agreementBases)[number];

/** What a person said of one criterion, beside what the machine had said. */
export type JudgedCriterion = {
  readonly criterionId: string;
  readonly maxPoints: number;
  readonly verdict: Verdict;
  /** null where the machine gave none. */
  readonly machineVerdict: Verdict | null;
};

/** A review as the figures see it: with the verdicts of one basis, and without a word about the answer. */
export type JudgedReview = Pick<
  Review,
  'id' | 'answerId' | 'questionId' | 'rubricHash' | 'reviewerId' | 'createdAt'
> & { readonly basis: AgreementBasis; readonly criteria: readonly JudgedCriterion[] };

/**
 * Take from a review the verdicts that were given before anything else was seen, where it is blind, else those that it ended with.
 * What a blind reviewer changed later is no verdict of either kind.
 *
 * @returns undefined for the decision of an appeal: it is about what somebody contests, and says nothing about anything else.
 */
export function judgeReview(review: Review): JudgedReview | undefined {
  if (review.kind === 'appeal') return undefined;
  const basis: AgreementBasis = review.mode;
  const { id, answerId, questionId, rubricHash, reviewerId, createdAt } = review;
  const criteria = review.decisions.flatMap((decision) => judgeCriterion(decision, basis));
  return { id, answerId, questionId, rubricHash, reviewerId, createdAt, basis, criteria };
}

function judgeCriterion(decision: CriterionDecision, basis: AgreementBasis): readonly JudgedCriterion[] {
  const { criterionId, maxPoints, machineVerdict } = decision;
  const verdict = basis === 'blind' ? decision.blindVerdict : decision.verdict;
  return verdict === null ? [] : [{ criterionId, maxPoints, verdict, machineVerdict }];
}
