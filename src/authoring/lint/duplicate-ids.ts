import type { QuestionContent } from '../../domain/rubric-draft.ts';
import type { LintFinding } from '../../domain/rubric-report.ts';

/** Find ids that several criteria have. Facts: `count`. */
export function findDuplicateIds({ criteria }: QuestionContent): LintFinding[] {
  const counts = new Map<string, number>();
  for (const { id } of criteria) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([criterionId, count]) => ({ code: 'duplicate-id', severity: 'error', criterionId, facts: { count } }));
}
