import type { QuestionContent } from '../../domain/rubric-draft.ts';
import type { LintFinding } from '../../domain/rubric-report.ts';
import { coveringWeight, type RubricCues, tellingWeight } from './rubric-cues.ts';

/** Questions of one trade share what people do in it; a cue that so large a share of them triggers says nothing about its own. */
const tooLargeShare = 1 / 3;
/** Among so few other questions, even one that triggers a cue is worth a look. */
const fewQuestions = 3;

/**
 * Find cues that the model answers of other questions trigger, or what these say counts as covered. It is an error if a third of the
 * others, and more than one, trigger a cue that covers by itself; a warning if two of them do, or a third one of weight 1.
 * Facts: `weight`; `questions`, how many of the `others` trigger it, and their ids as `ids`.
 */
export function findGeneralCues(
  content: QuestionContent,
  others: readonly QuestionContent[],
  rubric: RubricCues,
): LintFinding[] {
  const elsewhere = others.filter(({ id }) => id !== content.id);
  const several = Math.max(2, Math.ceil(elsewhere.length * tooLargeShare));
  const worthALook = elsewhere.length <= fewQuestions ? 1 : 2;
  const askers = findAskers(elsewhere, rubric);
  return rubric.cues.flatMap(({ kind, say, weight, criterionId }, number): LintFinding[] => {
    const ids = askers.get(number) ?? [];
    const covers = weight >= coveringWeight;
    if (kind !== 'cue' || weight < tellingWeight || ids.length < (covers ? worthALook : several)) return [];
    const severity = covers && ids.length >= several ? 'error' : 'warning';
    const facts = { weight, questions: ids.length, others: elsewhere.length, ids: ids.join(', ') };
    return [{ code: 'cue-too-general', severity, criterionId, cue: say, facts }];
  });
}

/** By cue the ids of the questions that trigger it. */
function findAskers(others: readonly QuestionContent[], rubric: RubricCues): ReadonlyMap<number, readonly string[]> {
  const askers = new Map<number, string[]>();
  for (const { id, criteria } of others) {
    const texts = criteria.flatMap(({ modelAnswer, covered }) => [modelAnswer, covered]);
    for (const number of new Set(texts.flatMap((text) => [...rubric.findIn(text).keys()]))) {
      askers.set(number, [...(askers.get(number) ?? []), id]);
    }
  }
  return askers;
}
