import { useEffect, useState } from 'react';
import type { BatchReply } from '../../api/batch-schemas.ts';
import { batchProgress } from '../batches/batch-progress.ts';
import { addSample, type ProgressSample, secondsLeft } from '../batches/seconds-left.ts';

/** How long a running batch will still take, by the speed seen here; null while nothing can be said. */
export function useSecondsLeft(batch: BatchReply): number | null {
  const { done, remaining } = batchProgress(batch);
  const isRunning = batch.status === 'running';
  const [samples, setSamples] = useState<readonly ProgressSample[]>([]);
  useEffect(() => {
    setSamples((before) => (isRunning ? addSample(before, { atMs: performance.now(), done }) : []));
  }, [isRunning, done]);
  return isRunning ? secondsLeft(samples, remaining) : null;
}
