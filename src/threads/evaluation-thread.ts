import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { openServices } from '../open-services.ts';
import { createEvaluateMany } from '../workflows/evaluate-many.ts';
import type { EvaluationSlice, SliceReply, ThreadStart } from './evaluation-slice.ts';

/** What runs in a thread of the pool: opens the bank by itself, then answers each slice with its outcomes. */
async function serve(port: MessagePort, { bankDirectory }: ThreadStart): Promise<void> {
  const { evaluateAnswer } = await openServices(bankDirectory);
  const evaluateMany = createEvaluateMany(evaluateAnswer);
  port.on('message', async ({ id, requests }: EvaluationSlice) => {
    const reply: SliceReply = { id, outcomesJson: JSON.stringify(await evaluateMany(requests)) };
    port.postMessage(reply);
  });
}

if (parentPort) await serve(parentPort, workerData);
