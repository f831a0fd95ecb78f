import type { ReviewReason } from '../domain/evaluation.ts';
import type { EvaluationNumbers } from '../domain/stored-evaluation.ts';
import { expectedError } from '../scoring/expected-error.ts';
import { createReviewPlanner, type ErrorForecast } from '../scoring/review-budget.ts';
import type { StoredItem } from '../storage/batch-store.ts';
import { Turns } from './work-in-turns.ts';

/** An answer that is worth a person's time. `Place` says where it is found. */
export type PlannedAnswer<Place> = Place & {
  readonly questionId: string;
  readonly totalPoints: number | null;
  readonly maxPoints: number;
  /** Points by which it is expected to be off. */
  readonly expectedError: number;
  readonly reasons: readonly ReviewReason[];
  /** The criterion that adds most to the expected error; its confidence is null where it is unscored. */
  readonly leastSure: { readonly id: string; readonly label: string; readonly confidence: number | null } | null;
};

/** Which answers to look at first, and what is expected to be wrong with and without that. Plain JSON. */
export type PlannedReview<Place> = {
  /** Answers that a person has time for. */
  readonly budget: number;
  /** Most worth a look first. */
  readonly picks: readonly PlannedAnswer<Place>[];
  /** Everything that can be reviewed, as it is. */
  readonly before: ErrorForecast;
  /** What nobody looks at. */
  readonly rest: ErrorForecast;
  /** Answers without an evaluation: they are in no figure. */
  readonly notEvaluated: number;
};

/** What of an evaluation decides whether a person should look. */
export type AnswerToReview = Pick<
  EvaluationNumbers,
  'questionId' | 'totalPoints' | 'maxPoints' | 'criteria' | 'reviewReasons'
>;

export type ReviewPlanBuilder<Place> = {
  /** @param labelOf the label of a criterion by its id */
  add(place: Place, evaluation: AnswerToReview | null, labelOf: (criterionId: string) => string): void;
  plan(): PlannedReview<Place>;
};

/**
 * Plan a person's time over answers as they come; of equals the first ones are picked.
 *
 * @param budget answers that a person has time for, a whole number from 0 on.
 */
export function createReviewPlan<Place extends object>(budget: number): ReviewPlanBuilder<Place> {
  type Candidate = {
    readonly id: string;
    readonly place: Place;
    readonly evaluation: AnswerToReview | null;
    readonly labelOf: (criterionId: string) => string;
  };
  const planner = createReviewPlanner<Candidate>(budget);
  let number = 0;
  return {
    add(place, evaluation, labelOf) {
      number += 1;
      planner.add({ id: String(number).padStart(12, '0'), place, evaluation, labelOf });
    },
    plan() {
      const { picks, ...figures } = planner.plan();
      const answers = picks.flatMap(({ candidate: { place, evaluation, labelOf }, expectedError: points }) => {
        if (evaluation === null) return [];
        const { questionId, totalPoints, maxPoints, reviewReasons: reasons } = evaluation;
        const leastSure = findLeastSure(evaluation.criteria, labelOf);
        return [{ ...place, questionId, totalPoints, maxPoints, expectedError: points, reasons, leastSure }];
      });
      return { ...figures, picks: answers };
    },
  };
}

function findLeastSure(
  criteria: AnswerToReview['criteria'],
  labelOf: (criterionId: string) => string,
): PlannedAnswer<object>['leastSure'] {
  let most = 0;
  let found: PlannedAnswer<object>['leastSure'] = null;
  for (const criterion of criteria) {
    const { points } = expectedError([criterion]);
    if (points <= most) continue;
    most = points;
    const confidence = 'cause' in criterion ? null : criterion.confidence;
    found = { id: criterion.id, label: labelOf(criterion.id), confidence };
  }
  return found;
}

/** Where an answer of a batch is found. */
export type ItemPlace = {
  readonly position: number;
  readonly row: number;
  readonly candidateId: string | null;
  readonly recordId: string;
};

export type BatchReviewPlan = PlannedReview<ItemPlace>;

/** Plan the review of a batch. Answers that were erased are left out: nobody can look at them any more. */
export async function planBatchReview(items: AsyncIterable<StoredItem>, budget: number): Promise<BatchReviewPlan> {
  const builder = createReviewPlan<ItemPlace>(budget);
  const turns = new Turns();
  for await (const { position, row, candidateId, answer, evaluation } of items) {
    if (turns.isOver) await turns.pass();
    if (answer === null) continue;
    const place = { position, row, candidateId, recordId: evaluation?.recordId ?? '' };
    const labels = evaluation?.rubric.criteria ?? [];
    builder.add(place, evaluation?.numbers ?? null, (id) => labels.find((it) => it.id === id)?.label ?? id);
  }
  return builder.plan();
}
