import type { BatchReply } from '../../api/batch-schemas.ts';

type Facts = Pick<BatchReply, 'counts' | 'cap'>;

export type BatchProgress = {
  /** Evaluated or failed. */
  readonly done: number;
  readonly total: number;
  /** 0 to 100, whole; 100 only when nothing is left. */
  readonly percent: number;
  /** Answers until the batch is through or pauses at its cap. */
  readonly remaining: number;
};

/** How far a batch has come. */
export function batchProgress({ counts, cap }: Facts): BatchProgress {
  const done = counts.evaluated + counts.failed;
  const goal = cap.items === null ? counts.items : Math.min(cap.items, counts.items);
  const percent = counts.items === 0 ? 0 : Math.floor((done / counts.items) * 100);
  return { done, total: counts.items, percent, remaining: Math.max(0, goal - done) };
}

/** True where nothing changes any more unless somebody asks for it. */
export function isOver(status: BatchReply['status']): boolean {
  return status === 'finished' || status === 'cancelled';
}
