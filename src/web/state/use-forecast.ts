import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BatchReply } from '../../api/batch-schemas.ts';
import { type BatchCap, forecastBatch } from '../service/batch-service.ts';

/** How much a run under a cap would be. The forecast before stays until the next one is here. */
export function useForecast(batch: BatchReply, cap: BatchCap) {
  return useQuery({
    queryKey: ['forecast', batch.id, batch.counts, cap],
    queryFn: () => forecastBatch(batch, cap),
    placeholderData: keepPreviousData,
  });
}
