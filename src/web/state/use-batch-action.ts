import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BatchReply } from '../../api/batch-schemas.ts';
import { type BatchAction, type BatchCap, changeBatch } from '../service/batch-service.ts';
import { batchKey } from './use-live-batch.ts';

type Request = { readonly action: BatchAction; readonly cap?: BatchCap };

/**
 * Start, pause, go on, cancel or retry. Then the batch is looked at again: somebody else may have changed it before a refusal, and a reply
 * that comes late is older than what was followed meanwhile.
 */
export function useBatchAction(batchId: string) {
  const client = useQueryClient();
  const { mutate, isPending, error, variables } = useMutation({
    mutationFn: ({ action, cap }: Request) => changeBatch(batchId, action, cap),
    onSuccess: (batch) => client.setQueryData<BatchReply>(batchKey(batchId), batch),
    onSettled: () => void client.invalidateQueries({ queryKey: batchKey(batchId), exact: true }),
  });
  return { act: mutate, isPending, error, pendingAction: isPending ? variables.action : undefined };
}
