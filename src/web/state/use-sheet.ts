import { useQuery } from '@tanstack/react-query';
import { RequestFailure } from '../service/request-failure.ts';
import { getSheet } from '../service/review-service.ts';

export const sheetKey = (taskId: string): readonly string[] => ['review-sheet', taskId];

/** The sheet of a review, for as long as one holds it; what was seen of it stays when that is over. */
export function useSheet(taskId: string) {
  return useQuery({ queryKey: sheetKey(taskId), queryFn: () => getSheet(taskId), staleTime: 0 });
}

/** The service's name for what went wrong; undefined where it has not said. */
export function codeOf(error: Error | null): string | undefined {
  return error instanceof RequestFailure ? error.problem?.code : undefined;
}

/** Until when somebody else is at work on a review at most; undefined where it was not refused for that. */
export function lockedUntil(error: Error | null): string | undefined {
  if (!(error instanceof RequestFailure) || error.problem?.code !== 'review-locked') return undefined;
  return error.problem.errors?.find(({ field }) => field === 'until')?.message;
}
