import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { v4 as createKey } from 'uuid';
import { type CreateBatch, createBatch } from '../service/batch-service.ts';
import { goTo } from './use-page-route.ts';

/** Import an upload and go to its batch. A second attempt at the same thing has the same key: it is imported once. */
export function useImport() {
  const last = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn: (request: CreateBatch) => {
      const body = JSON.stringify(request);
      if (last.current.body !== body) last.current = { body, key: createKey() };
      return createBatch(request, last.current.key);
    },
    onSuccess: ({ id }) => goTo({ page: 'batch', batchId: id }),
  });
}
