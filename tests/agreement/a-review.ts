import type { JudgedCriterion, JudgedReview } from '../../src/agreement/judged-review.ts';
import type { CriterionDecision, Review } from '../../src/domain/review.ts';
import type { Verdict } from '../../src/domain/verdict.ts';

/** A decision about a criterion of two points on which person and machine say something. */
export function aDecision(
  criterionId: string,
  machineVerdict: Verdict | null,
  verdict: Verdict,
  blindVerdict: Verdict | null = null,
): CriterionDecision {
  const toPoints = (it: Verdict) => ({ covered: 2, partial: 1, missing: 0, contradicted: 0 })[it];
  return {
    criterionId,
    verdict,
    points: toPoints(verdict),
    maxPoints: 2,
    machineVerdict,
    machinePoints: machineVerdict === null ? null : toPoints(machineVerdict),
    blindVerdict,
  };
}

let lastId = 0;

/** An open first review; each is of an answer of its own, later than the one before. */
export function aReview(overrides: Partial<Review> = {}): Review {
  const number = ++lastId;
  const id = `review-${String(number).padStart(6, '0')}`;
  return {
    id,
    taskId: `task-${number}`,
    kind: 'first',
    mode: 'open',
    recordId: `record-${number}`,
    answerId: `answer-${number}`,
    questionId: 'q',
    rubricHash: 'a'.repeat(64),
    reviewerId: 'li',
    decisions: [aDecision('c1', 'covered', 'covered')],
    texts: null,
    createdAt: new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString(),
    ...overrides,
  };
}

/** The same as the figures see it: a blind one. */
export function aJudgedReview(overrides: Partial<JudgedReview> = {}): JudgedReview {
  const { id, answerId, questionId, rubricHash, reviewerId, createdAt } = aReview();
  return { id, answerId, questionId, rubricHash, reviewerId, createdAt, basis: 'blind', criteria: [], ...overrides };
}

export function aJudgedCriterion(
  criterionId: string,
  verdict: Verdict,
  machineVerdict: Verdict | null,
  maxPoints = 2,
): JudgedCriterion {
  return { criterionId, maxPoints, verdict, machineVerdict };
}
