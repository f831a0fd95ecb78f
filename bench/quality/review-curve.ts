import { planReview } from '../../src/scoring/review-budget.ts';
import type { RecordedEvaluation } from './record-evaluations.ts';

/** What a review of some of the answers leaves in the others: as promised beforehand, and as the labels say. */
export type ReviewStep = {
  /** Answers that a person looks at. */
  readonly budget: number;
  /** Points by which an answer of the rest is off, on average; absent where nothing is left. */
  readonly promisedError: number | undefined;
  readonly foundError: number | undefined;
  /** Share of wrong verdicts in the rest. */
  readonly promisedWrongShare: number | undefined;
  readonly foundWrongShare: number | undefined;
};

/** How often a reason to look is given, and how often rightly. */
export type ReviewReasonCount = { readonly code: string; readonly answers: number; readonly wrongAnswers: number };

export type ReviewReport = {
  readonly steps: readonly ReviewStep[];
  /** Answers with any reason to look, and those of them with a wrong verdict. */
  readonly needsReview: { readonly answers: number; readonly wrongAnswers: number };
  /** All answers with a wrong verdict. */
  readonly wrongAnswers: number;
  readonly reasons: readonly ReviewReasonCount[];
};

/** Shares of the answers that a person may have time for. */
const shares = [0, 0.05, 0.1, 0.2, 0.3, 0.5];

/** How far an answer really is from its labels, criterion by criterion; a criterion without a verdict counts whole, as promised. */
type ActualError = { readonly points: number; readonly wrong: number; readonly verdicts: number };

/** Review more and more of the answers on paper, and compare what is left with what was promised. */
export function measureReview(recorded: readonly RecordedEvaluation[]): ReviewReport {
  const errors = new Map(recorded.map((each) => [each.labelled.id, actualError(each)]));
  const candidates = recorded.map(({ labelled, evaluation }) => ({ id: labelled.id, evaluation }));
  const evaluated = recorded.filter(({ evaluation }) => evaluation !== null);
  const budgets = [...new Set(shares.map((share) => Math.round(share * evaluated.length)))];
  const isWrong = (id: string): boolean => (errors.get(id)?.points ?? 0) > 0;
  const countReason = (code?: string) => {
    const given = evaluated.filter(({ evaluation }) =>
      evaluation?.reviewReasons.some((reason) => code === undefined || reason.code === code),
    );
    return { answers: given.length, wrongAnswers: given.filter(({ labelled }) => isWrong(labelled.id)).length };
  };
  const codes = new Set(evaluated.flatMap(({ evaluation }) => evaluation?.reviewReasons.map(({ code }) => code) ?? []));
  return {
    steps: budgets.map((budget) => {
      const { picks, rest } = planReview(candidates, budget);
      const picked = new Set(picks.map(({ candidate }) => candidate.id));
      const left = evaluated.flatMap(({ labelled: { id } }) => (picked.has(id) ? [] : (errors.get(id) ?? [])));
      return {
        budget,
        promisedError: rest.meanExpectedError ?? undefined,
        foundError: ratio(
          sumOf(left, ({ points }) => points),
          left.length,
        ),
        promisedWrongShare: rest.expectedWrongShare ?? undefined,
        foundWrongShare: ratio(
          sumOf(left, ({ wrong }) => wrong),
          sumOf(left, ({ verdicts }) => verdicts),
        ),
      };
    }),
    needsReview: countReason(),
    wrongAnswers: evaluated.filter(({ labelled }) => isWrong(labelled.id)).length,
    reasons: [...codes].sort().map((code) => ({ code, ...countReason(code) })),
  };
}

function actualError({ labelled, evaluation }: RecordedEvaluation): ActualError {
  let points = 0;
  let wrong = 0;
  let verdicts = 0;
  for (const { criterionId, label, maxPoints } of labelled.labels) {
    const result = evaluation?.criteria.find(({ id }) => id === criterionId);
    if (result?.status !== 'scored') points += maxPoints;
    else {
      const distance = Math.abs(result.points - label * maxPoints);
      points += distance;
      verdicts++;
      if (distance > 0) wrong++;
    }
  }
  return { points, wrong, verdicts };
}

function sumOf<Item>(items: readonly Item[], numberOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + numberOf(item), 0);
}

function ratio(sum: number, count: number): number | undefined {
  return count === 0 ? undefined : sum / count;
}
