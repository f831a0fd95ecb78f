import type { QuestionContent } from '../../domain/rubric-draft.ts';
import type { LintFinding } from '../../domain/rubric-report.ts';
import { findDuplicateIds } from './duplicate-ids.ts';
import { findGeneralCues } from './general-cues.ts';
import { findLabelOnly } from './label-only.ts';
import { findOverlappingCriteria } from './overlapping-criteria.ts';
import { findPointsSum } from './points-sum.ts';
import { RubricCues } from './rubric-cues.ts';
import { findSingleCues } from './single-cues.ts';
import { findUnreachableCues } from './unreachable-cues.ts';
import { findUnreadableCues } from './unreadable-cues.ts';

/**
 * Look for what is wrong with a rubric, or looks as if it were, without evaluating anything. Content that is not yet valid is linted
 * too: cues that cannot be read are told and left out of the other rules.
 *
 * @param others the bank's other questions; one of the same id is an older version and is left out.
 * @returns errors first, otherwise in the order of the rules and of the rubric.
 */
export function lintRubric(content: QuestionContent, others: readonly QuestionContent[]): LintFinding[] {
  const rubric = new RubricCues(content);
  const findings = [
    ...findPointsSum(content),
    ...findDuplicateIds(content),
    ...findUnreadableCues(content, rubric),
    ...findOverlappingCriteria(content, rubric),
    ...findLabelOnly(content, rubric),
    ...findGeneralCues(content, others, rubric),
    ...findSingleCues(content),
    ...findUnreachableCues(content, rubric),
  ];
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}

const isError = ({ severity }: LintFinding): boolean => severity === 'error';
