import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BatchReply } from '../../api/batch-schemas.ts';
import { isOver } from '../batches/batch-progress.ts';
import { type ItemFilter, listItems } from '../service/batch-service.ts';

/** How often a page of answers is looked at again while answers are evaluated. */
const REFRESH_MS = 4_000;

/**
 * One page of the answers of a batch. The page before stays until the next one is here.
 *
 * @param after where the page begins; undefined for the first
 */
export function useItems({ id, status }: BatchReply, filter: ItemFilter, after: number | undefined) {
  return useQuery({
    queryKey: ['items', id, filter, after, status],
    queryFn: () => listItems(id, filter, after),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: isOver(status) ? false : REFRESH_MS,
  });
}
