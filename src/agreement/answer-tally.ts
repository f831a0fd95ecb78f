import { type ConfusionTable, confusionTable } from './confusion-table.ts';
import { binByConfidence, type CalibrationBin, type ConfidentVerdict } from './expected-calibration-error.ts';
import type { PointPair } from './mean-absolute-error.ts';
import type { RatedAnswer, RatedCriterion } from './rated-answer.ts';
import { verdictValue } from './verdict-value.ts';

/** What one answer adds to every figure: sums that a bootstrap can add up a thousand times. */
export type AnswerTally = {
  readonly confusion: ConfusionTable;
  /** Names the criterion together with its question, since two questions may use the same criterion id. */
  readonly criteria: readonly { readonly key: string; readonly confusion: ConfusionTable }[];
  readonly bins: readonly CalibrationBin[];
  /** First the label's points, then the engine's; absent while a criterion is unscored. */
  readonly totals?: PointPair;
};

/** Count what one rated answer adds to the figures. */
export function tallyAnswer({ questionId, criteria, labelPoints, points }: RatedAnswer): AnswerTally {
  return {
    confusion: confusionTable(criteria),
    criteria: criteria.map((rated) => ({
      key: `${questionId}/${rated.criterionId}`,
      confusion: confusionTable([rated]),
    })),
    bins: binByConfidence(criteria.flatMap(toConfidentVerdict)),
    ...(points === undefined ? {} : { totals: { first: labelPoints, second: points } }),
  };
}

function toConfidentVerdict({ label, verdict, confidence }: RatedCriterion): readonly ConfidentVerdict[] {
  if (confidence === undefined) return [];
  return [{ confidence, isRight: verdictValue(verdict) === label }];
}
