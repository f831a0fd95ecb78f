import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { openEngines } from '../open-engines.ts';
import { createEvaluateMany } from '../workflows/evaluate-many.ts';
import type { EvaluationSlice, SliceReply, ThreadStart } from './evaluation-slice.ts';

/** What runs in a thread of the pool: prepares its own engine, then answers each slice with its outcomes. */
async function serve(port: MessagePort, start: ThreadStart): Promise<void> {
  const evaluateMany = createEvaluateMany(await openEngines(start));
  port.on('message', async ({ id, requests }: EvaluationSlice) => {
    const reply: SliceReply = { id, outcomes: await evaluateMany(requests) };
    port.postMessage(reply);
  });
}

if (parentPort) await serve(parentPort, workerData);
