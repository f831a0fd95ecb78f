import type { QuestionContent } from '../../domain/rubric-draft.ts';
import type { LintFinding } from '../../domain/rubric-report.ts';
import { CueMatcher, tokeniseSegments } from '../../text/cue-matcher.ts';
import { normalise } from '../../text/normalise.ts';
import { segment } from '../../text/segment.ts';
import { closestInstance, elementsOf, spell } from './cue-instances.ts';
import { coveringWeight, type ReadableCue, type RubricCues } from './rubric-cues.ts';

/**
 * Find cues and terms that no text can trigger, and cues that make no difference because another of the same criterion, which covers
 * by itself, is found wherever they are.
 * Facts: `reason` is `never-found`, `term-never-found` (with the `term`), or `implied` (with the other cue as `by`).
 */
export function findUnreachableCues(content: QuestionContent, rubric: RubricCues): LintFinding[] {
  return rubric.cues.flatMap((cue, number): LintFinding[] => {
    const { criterionId, say } = cue;
    const tell = (severity: LintFinding['severity'], facts: LintFinding['facts']): LintFinding => ({
      code: 'unreachable-cue',
      severity,
      criterionId,
      cue: say,
      facts,
    });
    const lost = findLostTerms(cue);
    if (!canBeFound(cue, content)) return [tell('error', { reason: 'never-found' })];
    if (lost.length > 0) return lost.map((term) => tell('warning', { reason: 'term-never-found', term }));
    const stronger = findStronger(cue, number, rubric);
    return stronger ? [tell('warning', { reason: 'implied', by: stronger.say })] : [];
  });
}

/** Terms that are not even found where nothing else is written. */
function findLostTerms({ pattern }: ReadableCue): string[] {
  const terms = new Set(elementsOf(pattern).flatMap(({ terms: list }) => list));
  return [...terms].filter((term) => !isFound(term, spell(term, ''), {}));
}

/** Try a cue on the closest text that says it, with each of its terms in turn. */
function canBeFound({ say, pattern }: ReadableCue, { vocabulary }: QuestionContent): boolean {
  const sizes = elementsOf(pattern).map(({ terms }) => terms.length);
  for (let choice = 0; choice < Math.max(...sizes); choice++) {
    const choices = sizes.map((size) => choice % size);
    if (isFound(say, closestInstance(pattern, choices), vocabulary)) return true;
  }
  return false;
}

function isFound(say: string, text: string, vocabulary: QuestionContent['vocabulary']): boolean {
  const tokenised = tokeniseSegments(segment(normalise(text).text));
  return new CueMatcher([say], vocabulary).match(tokenised).length > 0;
}

/** Another cue of the criterion that is found wherever this one is, covers alone and weighs as much; the first of two that mean the same stays. */
function findStronger(cue: ReadableCue, number: number, rubric: RubricCues): ReadableCue | undefined {
  if (cue.kind === 'cue' && cue.weight <= 0) return undefined;
  const stronger = [...rubric.impliedBy(number)].find((other) => {
    const candidate = rubric.cues[other];
    if (candidate?.criterion !== cue.criterion || candidate.kind !== cue.kind) return false;
    if (candidate.weight < Math.max(cue.weight, coveringWeight)) return false;
    return other < number || candidate.weight > cue.weight || !rubric.impliedBy(other).has(number);
  });
  return stronger === undefined ? undefined : rubric.cues[stronger];
}
