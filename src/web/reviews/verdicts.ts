import type { ReviewReply } from '../../api/review-schemas.ts';

export type Verdict = ReviewReply['decisions'][number]['verdict'];

/** In the order of the keys 1 to 4. */
export const VERDICTS = ['covered', 'partial', 'missing', 'contradicted'] as const satisfies readonly Verdict[];

const WORTH: Readonly<Record<Verdict, number>> = { covered: 2, partial: 1, missing: 0, contradicted: 0 };

/** Does a verdict earn more than the machine's? An unscored criterion has earned nothing yet. */
export function earnsMore(verdict: Verdict, machine: Verdict | null): boolean {
  return WORTH[verdict] > (machine === null ? 0 : WORTH[machine]);
}
