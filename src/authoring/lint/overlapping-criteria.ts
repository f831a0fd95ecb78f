import type { QuestionContent } from '../../domain/rubric-draft.ts';
import type { LintFinding } from '../../domain/rubric-report.ts';
import { coveringWeight, type ReadableCue, type RubricCues, tellingWeight } from './rubric-cues.ts';

/**
 * Find cues that match two criteria: one that stands in the model answer of another criterion, and one with which a cue of another
 * criterion is found too. Cues lighter than 1 are left alone. It is an error where such a cue covers by itself: then one statement earns
 * two criteria.
 * Facts: `weight`; `where` is `model-answer` or `cue`; for a cue also the other one as `otherCue` and its weight as `otherWeight`.
 */
export function findOverlappingCriteria(content: QuestionContent, rubric: RubricCues): LintFinding[] {
  return [...findInModelAnswers(content, rubric), ...findSharedCues(rubric)];
}

const tells = ({ kind, weight }: ReadableCue): boolean => kind === 'cue' && weight >= tellingWeight;

function findInModelAnswers({ criteria }: QuestionContent, rubric: RubricCues): LintFinding[] {
  return criteria.flatMap(({ id: otherCriterionId, modelAnswer }, criterion) => {
    const found = [...rubric.findIn(modelAnswer).keys()].flatMap((number) => rubric.cues[number] ?? []);
    const foreign = found.filter((cue) => tells(cue) && cue.criterion !== criterion);
    return foreign.map(({ criterionId, say, weight }): LintFinding => {
      // A cue that takes away may stand beside it.
      const net = found.reduce(
        (sum, it) => (it.criterionId === criterionId && it.kind === 'cue' ? sum + it.weight : sum),
        0,
      );
      const severity = weight >= coveringWeight && net >= coveringWeight ? 'error' : 'warning';
      const facts = { where: 'model-answer', weight };
      return { code: 'overlapping-criteria', severity, criterionId, otherCriterionId, cue: say, facts };
    });
  });
}

function findSharedCues(rubric: RubricCues): LintFinding[] {
  return rubric.cues.flatMap((cue, number) => {
    if (!tells(cue)) return [];
    return [...rubric.impliedBy(number)].flatMap((other): LintFinding[] => {
      const otherCue = rubric.cues[other];
      if (!otherCue || !tells(otherCue) || otherCue.criterion === cue.criterion) return [];
      const isMutual = rubric.impliedBy(other).has(number);
      if (isMutual && other < number) return []; // told once, from the first of the two
      const bothCover = Math.min(cue.weight, otherCue.weight) >= coveringWeight;
      return [
        {
          code: 'overlapping-criteria',
          severity: bothCover ? 'error' : 'warning',
          criterionId: cue.criterionId,
          otherCriterionId: otherCue.criterionId,
          cue: cue.say,
          facts: { where: 'cue', weight: cue.weight, otherCue: otherCue.say, otherWeight: otherCue.weight },
        },
      ];
    });
  });
}
