import type { QuestionContentReply } from '../../api/authoring-schemas.ts';

export type CriterionContent = QuestionContentReply['criteria'][number];

/**
 * Begin a criterion with an id that no other has. It gets what the others leave of the total, or one point where they
 * leave nothing: then the sum is out, and the page says so.
 */
export function newCriterion({ criteria, points }: QuestionContentReply, label: string): CriterionContent {
  const taken = new Set(criteria.map(({ id }) => id));
  let number = criteria.length + 1;
  while (taken.has(`criterion-${number}`)) number += 1;
  const left = points - criteria.reduce((sum, criterion) => sum + criterion.points, 0);
  return {
    id: `criterion-${number}`,
    label,
    points: left > 0 ? left : 1,
    covered: '',
    partial: '',
    modelAnswer: '',
    suggestion: '',
    suggestionEn: '',
    cues: [],
    opposes: [],
  };
}
