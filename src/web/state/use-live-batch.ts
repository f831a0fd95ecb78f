import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BatchReply } from '../../api/batch-schemas.ts';
import { isOver } from '../batches/batch-progress.ts';
import { getBatch } from '../service/batch-service.ts';
import { watchBatch } from '../service/watch-batch.ts';

/** A batch as it is now, kept up to date until it is over. `isLost`: the service does not answer, what is shown is old. */
export function useLiveBatch(batchId: string) {
  const client = useQueryClient();
  const [isLost, setIsLost] = useState(false);
  const query = useQuery({ queryKey: batchKey(batchId), queryFn: () => getBatch(batchId), staleTime: 0 });
  const isFollowed = query.data !== undefined && !isOver(query.data.status);
  useEffect(() => {
    if (!isFollowed) return;
    const stop = watchBatch(batchId, {
      onBatch: (batch) => {
        setIsLost(false);
        // What was asked for before may come after, and is older.
        void client.cancelQueries({ queryKey: batchKey(batchId), exact: true });
        client.setQueryData<BatchReply>(batchKey(batchId), batch);
      },
      onLost: () => setIsLost(true),
    });
    return () => {
      stop();
      setIsLost(false);
    };
  }, [batchId, isFollowed, client]);
  return { batch: query.data, error: query.error, isLoading: query.isFetching, reload: query.refetch, isLost };
}

/** Where the state of a batch is kept. */
export function batchKey(batchId: string): readonly string[] {
  return ['batch', batchId];
}
