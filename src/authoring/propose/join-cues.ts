import type { QuestionContent } from '../../domain/rubric-draft.ts';
import type { LintCode, LintFinding } from '../../domain/rubric-report.ts';
import { lintRubric } from '../lint/lint-rubric.ts';
import { tellingWeight } from '../lint/rubric-cues.ts';
import type { ProposedItem } from './proposed-item.ts';

/** A rubric with cues added, and what lint has against those that were not. */
export type JoinedCues = {
  readonly content: QuestionContent;
  readonly refused: readonly { readonly item: ProposedItem; readonly code: LintCode }[];
};

/** Rules that speak about a cue. The others are about a criterion as a whole, which a further cue makes no worse. */
const rulesOfCues: readonly LintCode[] = [
  'cue-unreadable',
  'overlapping-criteria',
  'cue-too-general',
  'unreachable-cue',
];

/**
 * Add cues to a rubric one after the other, each linted together with the rubric that it would join. A warning is enough to leave one
 * out: it would be new, and nobody asked for it. One that another cue makes superfluous is `unreachable-cue`.
 *
 * @param others the bank's other questions.
 * @yields after each cue, for whoever cannot wait so long at a time.
 */
export function* joinCues(
  base: QuestionContent,
  items: readonly ProposedItem[],
  others: readonly QuestionContent[],
): Generator<undefined, JoinedCues> {
  let content = base;
  const refused: JoinedCues['refused'][number][] = [];
  for (const item of items) {
    const joined = addCue(content, item);
    const objection = lintRubric(onlyTelling(joined), others).find((finding) => isAbout(finding, item));
    if (objection) refused.push({ item, code: objection.code });
    else content = joined;
    yield;
  }
  return { content, refused };
}

function addCue(content: QuestionContent, { criterionId, kind, text, weight }: ProposedItem): QuestionContent {
  const criteria = content.criteria.map((criterion) => {
    if (criterion.id !== criterionId) return criterion;
    if (kind === 'opposes') return { ...criterion, opposes: [...criterion.opposes, text] };
    return { ...criterion, cues: [...criterion.cues, { say: text, weight }] };
  });
  return { ...content, criteria };
}

/** Lighter cues are left alone by the rules of cues; a derived rubric has so many of them that they would take most of the time. */
function onlyTelling(content: QuestionContent): QuestionContent {
  const criteria = content.criteria.map((criterion) => ({
    ...criterion,
    cues: criterion.cues.filter(({ weight }) => weight >= tellingWeight),
  }));
  return { ...content, criteria };
}

function isAbout(finding: LintFinding, { criterionId, text }: ProposedItem): boolean {
  if (!rulesOfCues.includes(finding.code)) return false;
  if (finding.criterionId === criterionId && finding.cue === text) return true;
  return finding.otherCriterionId === criterionId && finding.facts.otherCue === text;
}
