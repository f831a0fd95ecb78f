import type { QuestionContent } from '../../domain/rubric-draft.ts';
import type { LintFinding } from '../../domain/rubric-report.ts';

/**
 * Find criteria that hang on one cue: whoever says it in other words earns nothing. Without any cue above 0 nobody earns anything,
 * which is an error. Facts: `cues`, how many there are.
 */
export function findSingleCues({ criteria }: QuestionContent): LintFinding[] {
  return criteria.flatMap(({ id, cues }): LintFinding[] => {
    const earning = cues.filter(({ weight }) => weight > 0);
    if (earning.length > 1) return [];
    const severity = earning.length === 0 ? 'error' : 'warning';
    const cue = earning[0]?.say;
    const facts = { cues: earning.length };
    return [{ code: 'single-cue', severity, criterionId: id, ...(cue === undefined ? {} : { cue }), facts }];
  });
}
