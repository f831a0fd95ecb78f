import { isOfPattern, type OverridePattern } from '../agreement/override-patterns.ts';
import { verdictValue } from '../agreement/verdict-value.ts';
import { type CueRecord, weakenCues } from '../authoring/overrides/weaken-cues.ts';
import { overlaps } from '../domain/evidence.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';
import type { OverrideProposal } from './agreement-services.ts';
import type { CueHit, Trial } from './authoring-services.ts';
import type { DecidedAnswer } from './decided-answers.ts';
import type { RubricWork } from './rubric-work.ts';

/** A rubric as people's overrides of it would have it. */
export type Revision = { readonly content: QuestionContent; readonly heldOut: OverrideProposal['heldOut'] };

export type RevisionParts = {
  readonly decided: readonly DecidedAnswer[];
  /** What the version in use makes of each answer, by its text. */
  readonly trials: ReadonlyMap<string, Trial>;
  /** The bank's other questions. */
  readonly others: readonly QuestionContent[];
  readonly work: Pick<RubricWork, 'addCues'>;
};

/**
 * Revise a rubric so that it does as people did in a pattern. Where they raised the verdict, cues are added for what their quotes have in
 * common; where they lowered it, cues are weakened that stood behind the wrong verdicts.
 */
export async function reviseForOverrides(
  content: QuestionContent,
  pattern: OverridePattern,
  parts: RevisionParts,
): Promise<Revision> {
  const isRaised = verdictValue(pattern.verdict) > verdictValue(pattern.machineVerdict);
  return isRaised ? await addCues(content, pattern, parts) : weaken(content, pattern, parts);
}

async function addCues(
  content: QuestionContent,
  pattern: OverridePattern,
  { decided, others, work }: RevisionParts,
): Promise<Revision> {
  const { criterionId, verdict } = pattern;
  const own = decided.filter(({ decision }) => decision.criterionId === criterionId);
  const quotes = own.flatMap(({ decision }) => (isOfPattern(pattern, decision) ? (decision.quote ?? []) : []));
  const negatives = own.filter(({ decision }) => verdictValue(decision.verdict) === 0).map(({ answer }) => answer);
  const missed = { criterionId, weight: verdict === 'covered' ? 2 : 1, quotes, negatives } as const;
  const added = await work.addCues(content, missed, others);
  return { content: added.content, heldOut: added.heldOut };
}

function weaken(content: QuestionContent, pattern: OverridePattern, parts: RevisionParts): Revision {
  const { criterionId, verdict } = pattern;
  const cues = content.criteria.find(({ id }) => id === criterionId)?.cues ?? [];
  const records = cues.map((_, index): CueRecord => ({ index, ...countFirings(index, pattern, parts) }));
  const leaves = verdict === 'partial' ? 'partial' : 'missing';
  return { content: weakenCues(content, criterionId, records, leaves), heldOut: null };
}

/** In how many answers a cue stands within what the machine took for proof, by whether people agreed. */
function countFirings(index: number, pattern: OverridePattern, { decided, trials }: RevisionParts) {
  let [right, wrong] = [0, 0];
  for (const { decision, answer, machineEvidence } of decided) {
    const { criterionId, machineVerdict, verdict } = decision;
    if (criterionId !== pattern.criterionId || verdictValue(machineVerdict) === 0) continue;
    const isCue = (hit: CueHit) => hit.criterionId === criterionId && hit.kind === 'cue' && hit.index === index;
    const hits = trials.get(answer)?.hits.filter(isCue) ?? [];
    const stands = hits.some(({ spans }) => spans.some((span) => machineEvidence.some((it) => overlaps(it, span))));
    if (!stands) continue;
    if (isOfPattern(pattern, decision)) wrong++;
    else if (verdictValue(verdict) >= verdictValue(machineVerdict)) right++;
  }
  return { right, wrong };
}
