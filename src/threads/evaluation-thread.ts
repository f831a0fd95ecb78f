import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Evaluation } from '../domain/evaluation.ts';
import type { PackedEvaluation } from '../domain/packed-evaluation.ts';
import { openEngines } from '../open-engines.ts';
import { createEvaluateMany } from '../workflows/evaluate-many.ts';
import { createPackMany } from '../workflows/pack-many.ts';
import type { EvaluationSlice, SliceReply, ThreadStart } from './evaluation-slice.ts';

/** What runs in a thread of the pool: prepares its own engine, then answers each slice with its outcomes. */
async function serve(port: MessagePort, start: ThreadStart): Promise<void> {
  const evaluateAnswer = await openEngines(start);
  const evaluateMany = createEvaluateMany(evaluateAnswer);
  const packMany = createPackMany(evaluateAnswer, start.bank);
  port.on('message', async ({ id, requests, isPacked }: EvaluationSlice) => {
    const outcomes = await (isPacked ? packMany(requests) : evaluateMany(requests));
    const reply: SliceReply<Evaluation | PackedEvaluation> = { id, outcomes };
    port.postMessage(reply);
  });
}

if (parentPort) await serve(parentPort, workerData);
