import type { NamedPattern } from '../../workflows/agreement-services.ts';
import { presentFigure } from './present-figure.ts';
import { toPrintable } from './printable.ts';

/** Show the overrides that repeat: two lines each. */
export function presentPatterns(patterns: readonly NamedPattern[]): string {
  if (patterns.length === 0) return 'No override repeats under the rubrics in use.';
  return patterns
    .map(({ questionId, criterionId, machineVerdict, verdict, answers, ofAnswers, share, interval, points }) =>
      [
        `${toPrintable(`${questionId} ${criterionId}`)}: ${machineVerdict} by the machine, ${verdict} by people`,
        `  ${answers} of ${ofAnswers} such answers, share ${presentFigure({ value: share, interval })}; ${points > 0 ? '+' : ''}${points} points each`,
      ].join('\n'),
    )
    .join('\n');
}
