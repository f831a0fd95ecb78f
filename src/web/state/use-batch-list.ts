import { useInfiniteQuery } from '@tanstack/react-query';
import type { BatchReply } from '../../api/batch-schemas.ts';
import { listBatches } from '../service/batch-service.ts';

/** How often the list is looked at again while something in it moves. */
const REFRESH_MS = 3_000;

/** The batches, the newest first, as many pages as were asked for; `batches` is undefined until the first is here. */
export function useBatchList() {
  const { data, ...query } = useInfiniteQuery({
    queryKey: ['batches'],
    queryFn: ({ pageParam }) => listBatches(pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ batches }) => batches.some(isMoving)) ? REFRESH_MS : false,
  });
  return { ...query, batches: data?.pages.flatMap(({ batches }) => batches) };
}

function isMoving({ status }: BatchReply): boolean {
  return status === 'running' || status === 'importing';
}
