import { RequestFailure } from '../service/request-failure.ts';

/**
 * Find the criteria whose quotes the service did not find in the answer, or not in words that may be evidence.
 *
 * @param criterionIds in the order in which the decisions were sent
 */
export function refusedQuotes(error: Error | null, criterionIds: readonly string[]): readonly string[] {
  if (!(error instanceof RequestFailure)) return [];
  return (error.problem?.errors ?? []).flatMap(({ field }) => {
    const index = /^decisions\.(\d+)\.quote$/.exec(field)?.[1];
    const criterionId = index === undefined ? undefined : criterionIds[Number(index)];
    return criterionId === undefined ? [] : [criterionId];
  });
}
