import type { CriterionDistributionReply } from '../../api/distributions-schema.ts';
import type { Outcome } from '../evidence/group-criteria.ts';

export type VerdictShare = { readonly outcome: Outcome; readonly answers: number; readonly share: number };

/** In the order of the bar: what earns most first. */
const ORDER = ['covered', 'partial', 'missing', 'contradicted'] as const;

/**
 * Say which share of the answers came out how on one criterion; outcomes that nobody had are left out.
 *
 * @returns shares from 0 to 1 that sum to 1; none where there are no answers
 */
export function verdictShares({
  verdicts,
  unscored,
}: Pick<CriterionDistributionReply, 'verdicts' | 'unscored'>): readonly VerdictShare[] {
  const counts = [
    ...ORDER.map((outcome) => ({ outcome, answers: verdicts[outcome] })),
    { outcome: 'unscored' as const, answers: unscored },
  ];
  const total = counts.reduce((sum, { answers }) => sum + answers, 0);
  return counts.filter(({ answers }) => answers > 0).map((it) => ({ ...it, share: it.answers / total }));
}
