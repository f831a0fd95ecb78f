import type { CriterionReply } from '../../api/schemas.ts';

/** How a criterion came out: its verdict, or that there is none. */
export type Outcome = 'covered' | 'partial' | 'missing' | 'contradicted' | 'unscored';

/** A criterion with its place in the rubric, from 1: the number that marks its evidence. */
export type NumberedCriterion = { readonly number: number; readonly criterion: CriterionReply };

export type CriterionGroup = { readonly outcome: Outcome; readonly criteria: readonly NumberedCriterion[] };

/** Good news first: somebody nervous reads this. */
const READING_ORDER: readonly Outcome[] = ['covered', 'partial', 'missing', 'contradicted', 'unscored'];

export function outcomeOf(criterion: CriterionReply): Outcome {
  return criterion.status === 'scored' ? criterion.verdict : 'unscored';
}

/** Sort criteria into groups by outcome, good ones first, in the rubric's order within a group; no group is empty. */
export function groupCriteria(criteria: readonly CriterionReply[]): readonly CriterionGroup[] {
  const numbered = criteria.map((criterion, index) => ({ number: index + 1, criterion }));
  return READING_ORDER.map((outcome) => ({
    outcome,
    criteria: numbered.filter(({ criterion }) => outcomeOf(criterion) === outcome),
  })).filter((group) => group.criteria.length > 0);
}
