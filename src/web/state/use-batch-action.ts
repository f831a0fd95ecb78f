import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BatchReply } from '../../api/batch-schemas.ts';
import { type BatchAction, type BatchCap, changeBatch } from '../service/batch-service.ts';
import { batchKey } from './use-live-batch.ts';

type Request = { readonly action: BatchAction; readonly cap?: BatchCap };

/**
 * Start, pause, go on, cancel or retry. What was followed of the batch while the request was under way is newer than its reply, which then
 * counts for nothing. After a refusal the batch is looked at again: somebody else may have changed it.
 */
export function useBatchAction(batchId: string) {
  const client = useQueryClient();
  const countUpdates = () => client.getQueryState(batchKey(batchId))?.dataUpdateCount;
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: ({ action, cap }: Request) => changeBatch(batchId, action, cap),
    onMutate: () => ({ updates: countUpdates() }),
    onSuccess: (batch, _, { updates }) => {
      if (countUpdates() === updates) client.setQueryData<BatchReply>(batchKey(batchId), batch);
    },
    onError: () => client.invalidateQueries({ queryKey: batchKey(batchId), exact: true }),
  });
  return { act: mutate, isPending, error, pendingAction: isPending ? variables.action : undefined };
}
