import { parentPort, workerData } from 'node:worker_threads';
import { openRubricWork } from '../open-rubric-work.ts';
import { doRubricJob } from './do-rubric-job.ts';
import type { JobReply, SentJob } from './rubric-job.ts';

/** What runs in the thread for rubrics: one piece of work after the other, each with its outcome as reply. */
if (parentPort) {
  const port = parentPort;
  const work = openRubricWork(workerData);
  port.on('message', async ({ id, job }: SentJob) => {
    const reply: JobReply = { id, outcome: await doRubricJob(work, job) };
    port.postMessage(reply);
  });
}
