import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReviewQueueReply, ReviewTaskReply } from '../../api/review-schemas.ts';
import { RequestFailure } from '../service/request-failure.ts';
import { listReviewQueue, type ReviewMode, takeReview } from '../service/review-service.ts';
import { useAccess } from './access.ts';
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
  const { personId } = useAccess();
  return useMutation({
    mutationFn: async () => {
      const { tasks } = await listReviewQueue(lastFilter, '', LOOK_THROUGH);
      return await takeFirst(
        tasks.filter((task) => isFree(task, personId)),
        mode,
      );
    },
    onSuccess: (next) => {
      void client.invalidateQueries({ queryKey: queueKey });
      if (next !== null) goTo({ page: 'review', taskId: next.id });
    },
  });
}

/** May somebody begin with it: nobody else is at work on it, and it is not given to anybody else? */
export function isFree({ lock, assignee }: ReviewTaskReply, personId: string): boolean {
  return (lock === null || lock.isMine) && (assignee === null || assignee.id === personId);
}

/** Somebody else may be faster with one: then the next. */
async function takeFirst(tasks: readonly ReviewTaskReply[], mode: ReviewMode): Promise<ReviewTaskReply | null> {
  for (const task of tasks) {
    try {
      await takeReview(task.id, mode);
      return task;
    } catch (error) {
      const code = error instanceof RequestFailure ? error.problem?.code : undefined;
      if (code === undefined || !GONE.includes(code)) throw error;
    }
  }
  return null;
}

/** What a task is refused with that somebody else has, or has done. */
const GONE: readonly string[] = ['review-locked', 'review-state', 'review-task-not-found'];

/** What the queue has told of a task, if one comes from there. */
export function findQueuedTask(client: QueryClient, taskId: string): ReviewTaskReply | undefined {
  return client
    .getQueriesData<{ readonly pages: readonly ReviewQueueReply[] }>({ queryKey: queueKey })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap(({ tasks }) => tasks)
    .find(({ id }) => id === taskId);
}
