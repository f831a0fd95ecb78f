import type { QuestionContent } from '../../domain/rubric-draft.ts';
import type { LintFinding } from '../../domain/rubric-report.ts';
import { mendOperators } from '../../text/cue-pattern.ts';
import type { RubricCues } from './rubric-cues.ts';

/**
 * Find cues and groups of the vocabulary that cannot be read. Facts: `kind` (`cue`, `opposes` or `vocabulary`), `problem` in English
 * words, for a group also its name as `group`.
 */
export function findUnreadableCues(content: QuestionContent, { unreadable }: RubricCues): LintFinding[] {
  const cues = unreadable.map(
    ({ criterionId, kind, say, problem }): LintFinding => ({
      code: 'cue-unreadable',
      severity: 'error',
      criterionId,
      cue: say,
      facts: { kind, problem },
    }),
  );
  return [...cues, ...Object.entries(content.vocabulary).flatMap(([group, words]) => findGroupProblem(group, words))];
}

function findGroupProblem(group: string, words: string): LintFinding[] {
  const mended = mendOperators(words);
  const hasOperator = / [+&] /.test(mended);
  if (mended === words && !hasOperator) return [];
  const problem = hasOperator ? '"+" and "&" belong in a cue, not in a group of words' : `write "${mended}"`;
  return [{ code: 'cue-unreadable', severity: 'error', cue: words, facts: { kind: 'vocabulary', group, problem } }];
}
