import type { QuestionContent } from '../../domain/rubric-draft.ts';
import type { LintFinding } from '../../domain/rubric-report.ts';
import { normalise } from '../../text/normalise.ts';
import { coveringWeight, type RubricCues } from './rubric-cues.ts';

/**
 * Find criteria of whose cues the model answer triggers only such as repeat the label: a candidate who recites headings earns as much
 * as one who answers. It is an error where the label alone covers. Facts: `cues`, how many, and `weight`, theirs together.
 */
export function findLabelOnly({ criteria }: QuestionContent, rubric: RubricCues): LintFinding[] {
  return criteria.flatMap(({ id: criterionId, label, modelAnswer }, criterion): LintFinding[] => {
    const heading = normalise(label).text;
    const triggered = [...rubric.findIn(modelAnswer)].filter(([number]) => {
      const cue = rubric.cues[number];
      return cue?.criterion === criterion && cue.kind === 'cue' && cue.weight > 0;
    });
    if (triggered.length === 0) return [];
    if (triggered.some(([, words]) => words.some((word) => !heading.includes(word)))) return [];
    const weight = triggered.reduce((sum, [number]) => sum + (rubric.cues[number]?.weight ?? 0), 0);
    const severity = weight >= coveringWeight ? 'error' : 'warning';
    return [{ code: 'label-only', severity, criterionId, facts: { cues: triggered.length, weight } }];
  });
}
