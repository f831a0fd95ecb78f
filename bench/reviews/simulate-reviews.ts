import type { LabelValue } from '../../src/agreement/rated-answer.ts';
import type { Random } from '../../src/agreement/seeded-random.ts';
import type { CriterionDecision, Review, ReviewMode } from '../../src/domain/review.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { pointsFor } from '../../src/scoring/score-finding.ts';

/** A labelled answer with what the machine says of it. */
export type JudgedAnswer = {
  readonly id: string;
  readonly questionId: string;
  readonly rubricHash: string;
  readonly needsReview: boolean;
  readonly criteria: readonly {
    readonly criterionId: string;
    readonly maxPoints: number;
    readonly label: LabelValue;
    readonly machineVerdict: Verdict | null;
  }[];
};

/** How a simulated person reads. All are probabilities. */
export type Habits = {
  /** Of taking the label for the step beside it. */
  readonly slips: number;
  /** Of giving a step more than that. */
  readonly raises: number;
  /** Of giving in to the machine's verdict where it is in sight and another one. */
  readonly givesIn: number;
};

const steps: readonly Verdict[] = ['missing', 'partial', 'covered'];

/** Let a simulated person review an answer. `at` orders reviews. */
export function simulateReview(
  { id, questionId, rubricHash, criteria }: JudgedAnswer,
  reviewer: { readonly id: string; readonly habits: Habits; readonly mode: ReviewMode; readonly at: number },
  random: Random,
): Review {
  const { habits, mode, at } = reviewer;
  const decisions = criteria.map(({ criterionId, maxPoints, label, machineVerdict }): CriterionDecision => {
    const own = readLabel(label, machineVerdict, habits, random);
    const givesIn = mode === 'open' && machineVerdict !== null && random() < habits.givesIn;
    const verdict = givesIn ? machineVerdict : own;
    const points = pointsFor(verdict, { points: maxPoints });
    const machinePoints = machineVerdict === null ? null : pointsFor(machineVerdict, { points: maxPoints });
    const blindVerdict = mode === 'blind' ? own : null;
    return { criterionId, verdict, points, maxPoints, machineVerdict, machinePoints, blindVerdict };
  });
  return {
    ...{ id: `review-${String(at).padStart(8, '0')}`, taskId: `task-${at}`, kind: 'first', mode },
    ...{ recordId: `record-of-${id}`, answerId: id, questionId, rubricHash, reviewerId: reviewer.id },
    ...{ decisions, texts: null, createdAt: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString() },
  };
}

/** Labels do not tell missing from contradicted: a person who finds nothing says what the machine says of nothing. */
function readLabel(label: LabelValue, machineVerdict: Verdict | null, habits: Habits, random: Random): Verdict {
  let step = label * 2;
  if (random() < habits.slips) step += random() < 0.5 ? 1 : -1;
  if (random() < habits.raises) step += 1;
  const verdict = steps[Math.max(0, Math.min(2, step))] as Verdict;
  return verdict === 'missing' && machineVerdict === 'contradicted' ? 'contradicted' : verdict;
}
