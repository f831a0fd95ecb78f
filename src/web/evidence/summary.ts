import type { EvaluationReply } from '../../api/schemas.ts';
import { outcomeOf } from './group-criteria.ts';

type SummaryKey =
  | 'result.allCovered'
  | 'result.someCovered'
  | 'result.partialOnly'
  | 'result.noneCovered'
  | 'result.noneScored';

/** Choose the sentence that opens a result, with its numbers: the best that can truthfully be said of it. */
export function summarise({
  criteria,
}: Pick<EvaluationReply, 'criteria'>): [SummaryKey, { total: number; covered: number; partial: number }] {
  const outcomes = criteria.map(outcomeOf);
  const countOf = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  const numbers = { total: outcomes.length, covered: countOf('covered'), partial: countOf('partial') };
  if (countOf('unscored') === outcomes.length) return ['result.noneScored', numbers];
  if (numbers.covered === outcomes.length) return ['result.allCovered', numbers];
  if (numbers.covered > 0) return ['result.someCovered', numbers];
  return [numbers.partial > 0 ? 'result.partialOnly' : 'result.noneCovered', numbers];
}
