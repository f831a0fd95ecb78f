import { EventEmitter } from 'node:events';
import type { Batch, BatchStatus } from '../../src/domain/batch.ts';
import { BatchNotFoundError, BatchStateError } from '../../src/storage/store-errors.ts';
import { UploadNotFoundError } from '../../src/storage/upload-errors.ts';
import type { ShownItem } from '../../src/workflows/is-stale.ts';

export type FakeUpload = { readonly fileName: string; readonly lines: readonly string[]; readonly sizeBytes: number };
type Held = { batch: Batch; items: ShownItem[]; readonly rejected: readonly number[] };

/** What the parts of the fake share. */
export type FakeMemory = ReturnType<typeof createFakeMemory>;

/** Uploads and batches that the fakes hold, and the rules by which a batch changes. */
export function createFakeMemory() {
  const kept = new Map<string, FakeUpload>();
  const held = new Map<string, Held>();
  const changes = new EventEmitter().setMaxListeners(0);
  const get = (batchId: string): Held => {
    const found = held.get(batchId);
    if (!found) throw new BatchNotFoundError(batchId);
    return found;
  };
  const change = (batchId: string, more: Partial<Batch>): Batch => {
    const found = get(batchId);
    found.batch = { ...found.batch, ...more };
    changes.emit(batchId);
    return found.batch;
  };
  const move = (batchId: string, action: string, from: readonly BatchStatus[], to: BatchStatus): Batch => {
    const { status } = get(batchId).batch;
    if (!from.includes(status)) throw new BatchStateError(action, status);
    return change(batchId, { status: to, pauseReason: to === 'paused' ? 'person' : null });
  };
  const getUpload = (uploadId: string): FakeUpload => {
    const upload = kept.get(uploadId);
    if (!upload) throw new UploadNotFoundError();
    return upload;
  };
  return { kept, held, changes, get, change, move, getUpload };
}
