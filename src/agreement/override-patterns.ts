import type { Verdict } from '../domain/verdict.ts';
import type { Interval } from './percentile-bootstrap.ts';
import type { SettledDecision } from './settle-decisions.ts';
import { verdictValue } from './verdict-value.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** People overrule the machine in the same way again and again. */
export type OverridePattern = {
  readonly questionId: string;
  readonly rubricHash: string;
  readonly criterionId: string;
  readonly machineVerdict: Verdict;
  readonly verdict: Verdict;
  /** Answers on which people did so. */
  readonly answers: number;
  /** Answers on which the machine gave that verdict and people said anything. */
  readonly ofAnswers: number;
  /** Of these, the share that was overruled in this way, with its 95 % interval (Wilson). */
  readonly share: number;
  readonly interval: Interval;
  /** All answers on whose criterion people said anything. */
  readonly reviewed: number;
  /** Points that an override moves, below 0 for less. */
  readonly points: number;
};

/** Fewer overrides of one kind are single cases. */
const leastOverrides = 3;

/** One text that was handed in by many is one case too. */
export const leastTexts = 2;

/** Where people mostly leave the verdict as it is, the exceptions are no fault of the rubric. */
const leastShare = 0.2;

/**
 * Group what people decided by criterion, the machine's verdict and theirs, and keep what repeats: at least 3 answers, at least 2 different
 * texts, and at least a fifth of the reviewed answers on which the machine gave that verdict.
 *
 * @param textOf something that is the same for the same text; undefined for an answer whose text is erased
 * @returns what moves the most points first.
 */
export function findOverridePatterns(
  decisions: readonly SettledDecision[],
  textOf: (decision: SettledDecision) => string | undefined,
): readonly OverridePattern[] {
  const patterns: OverridePattern[] = [];
  for (const ofCriterion of Map.groupBy(decisions, placeOf).values()) {
    for (const [machineVerdict, same] of Map.groupBy(ofCriterion, (it) => it.machineVerdict)) {
      for (const [verdict, overridden] of Map.groupBy(same, (it) => it.verdict)) {
        if (verdict === machineVerdict || overridden.length < leastOverrides) continue;
        const texts = new Set(overridden.flatMap((decision) => textOf(decision) ?? []));
        const share = overridden.length / same.length;
        if (texts.size < leastTexts || share < leastShare) continue;
        patterns.push(describe(overridden, same.length, ofCriterion.length));
      }
    }
  }
  return patterns.toSorted((a, b) => b.answers * Math.abs(b.points) - a.answers * Math.abs(a.points));
}

/** Say whether a decision is one of those that make up a pattern. */
export function isOfPattern(
  { rubricHash, criterionId, machineVerdict, verdict }: Omit<OverridePattern, 'interval'>,
  decision: SettledDecision,
): boolean {
  return (
    decision.rubricHash === rubricHash &&
    decision.criterionId === criterionId &&
    decision.machineVerdict === machineVerdict &&
    decision.verdict === verdict
  );
}

const placeOf = ({ rubricHash, criterionId }: SettledDecision): string => JSON.stringify([rubricHash, criterionId]);

function describe(overridden: readonly SettledDecision[], ofAnswers: number, reviewed: number): OverridePattern {
  const { questionId, rubricHash, criterionId, machineVerdict, verdict, maxPoints } = overridden[0] as SettledDecision;
  const answers = overridden.length;
  return {
    ...{ questionId, rubricHash, criterionId, machineVerdict, verdict },
    answers,
    ofAnswers,
    share: answers / ofAnswers,
    interval: wilsonInterval(answers, ofAnswers) as Interval,
    reviewed,
    points: (verdictValue(verdict) - verdictValue(machineVerdict)) * maxPoints,
  };
}
