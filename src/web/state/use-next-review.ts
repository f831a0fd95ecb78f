import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReviewQueueReply, ReviewTaskReply } from '../../api/review-schemas.ts';
import { listReviewQueue, type ReviewMode, takeReview } from '../service/review-service.ts';
import type { ReviewFilter } from './page-route.ts';
import { goTo } from './use-page-route.ts';

export const queueKey: readonly string[] = ['review-queue'];

/** What the queue was narrowed to last: the next review comes from there too. */
let lastFilter: ReviewFilter = {};

export function rememberFilter(filter: ReviewFilter): void {
  lastFilter = filter;
}

export function rememberedFilter(): ReviewFilter {
  return lastFilter;
}

/** So many are looked through for one that nobody is at work on. */
const LOOK_THROUGH = 20;

/** Take the next one of the queue in the same mode and go there; the reply is null where none is left. */
export function useNextReview(mode: ReviewMode) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { tasks } = await listReviewQueue(lastFilter, '', LOOK_THROUGH);
      const next = tasks.find(({ lock }) => lock === null || lock.isMine) ?? null;
      if (next !== null) await takeReview(next.id, mode);
      return next;
    },
    onSuccess: (next) => {
      void client.invalidateQueries({ queryKey: queueKey });
      if (next !== null) goTo({ page: 'review', taskId: next.id });
    },
  });
}

/** What the queue has told of a task, if one comes from there. */
export function findQueuedTask(client: QueryClient, taskId: string): ReviewTaskReply | undefined {
  return client
    .getQueriesData<{ readonly pages: readonly ReviewQueueReply[] }>({ queryKey: queueKey })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap(({ tasks }) => tasks)
    .find(({ id }) => id === taskId);
}
