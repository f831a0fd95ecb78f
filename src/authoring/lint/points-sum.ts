import type { QuestionContent } from '../../domain/rubric-draft.ts';
import type { LintFinding } from '../../domain/rubric-report.ts';

/** Find out whether the criteria's points add up to the question's. Facts: `stated`, `sum`. */
export function findPointsSum({ points, criteria }: QuestionContent): LintFinding[] {
  const sum = criteria.reduce((total, criterion) => total + criterion.points, 0);
  return sum === points ? [] : [{ code: 'points-sum', severity: 'error', facts: { stated: points, sum } }];
}
