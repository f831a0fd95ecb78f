import { isOfPattern, type OverridePattern } from '../agreement/override-patterns.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { OverrideEffect } from './agreement-services.ts';
import type { Trial } from './authoring-services.ts';
import type { DecidedAnswer } from './decided-answers.ts';

/**
 * Count how many decisions a rubric and its revision agree with.
 *
 * @param before what the rubric makes of each answer, by its text
 * @param after the same of the revision
 */
export function measureOverrideEffect(
  pattern: OverridePattern,
  decided: readonly DecidedAnswer[],
  before: ReadonlyMap<string, Trial>,
  after: ReadonlyMap<string, Trial>,
): OverrideEffect {
  const effect = { decisions: 0, overridden: 0, agreedBefore: 0, nowAgree: 0, gained: 0, noLongerAgree: 0 };
  for (const { decision, answer } of decided) {
    const [agreed, agrees] = [before, after].map(
      (trials) => findVerdict(trials.get(answer), decision.criterionId) === decision.verdict,
    );
    effect.decisions++;
    if (agrees && !agreed) effect.gained++;
    if (agreed && !agrees) effect.noLongerAgree++;
    if (!isOfPattern(pattern, decision)) continue;
    effect.overridden++;
    if (agreed) effect.agreedBefore++;
    if (agrees) effect.nowAgree++;
  }
  return effect;
}

function findVerdict(trial: Trial | undefined, criterionId: string): Verdict | undefined {
  const result = trial?.evaluation.criteria.find(({ id }) => id === criterionId);
  return result?.status === 'scored' ? result.verdict : undefined;
}
