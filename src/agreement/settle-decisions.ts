import type { Review } from '../domain/review.ts';
import type { Verdict } from '../domain/verdict.ts';

/** What people's last word on a criterion of an answer is, beside what the machine had said. */
export type SettledDecision = {
  readonly answerId: string;
  readonly recordId: string;
  readonly questionId: string;
  readonly rubricHash: string;
  readonly criterionId: string;
  readonly maxPoints: number;
  readonly verdict: Verdict;
  readonly machineVerdict: Verdict;
  /** Words of the answer that the reviewer marked; null where none were needed, and after erasure. */
  readonly quote: string | null;
};

/**
 * Take the newest decision on each criterion of each answer, those of appeals among them. What the machine left unscored is no decision
 * against it.
 *
 * @param reviews the oldest first
 */
export function settleDecisions(reviews: readonly Review[]): readonly SettledDecision[] {
  const settled = new Map<string, SettledDecision>();
  for (const { answerId, recordId, questionId, rubricHash, decisions, texts } of reviews) {
    for (const { criterionId, maxPoints, verdict, machineVerdict } of decisions) {
      const key = JSON.stringify([answerId, criterionId]);
      settled.delete(key);
      if (machineVerdict === null) continue;
      const quote = texts?.decisions.find((it) => it.criterionId === criterionId)?.evidence?.text ?? null;
      const decided = { verdict, machineVerdict, maxPoints, quote };
      settled.set(key, { answerId, recordId, questionId, rubricHash, criterionId, ...decided });
    }
  }
  return [...settled.values()];
}
