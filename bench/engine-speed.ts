// `node bench/engine-speed.ts`: how many answers a second does the keyword engine evaluate, alone and with threads?
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seededRandom } from '../src/agreement/seeded-random.ts';
import { openServices } from '../src/open-services.ts';
import { openEvaluationPool } from '../src/threads/evaluation-pool.ts';
import type { EvaluateAnswerRequest } from '../src/workflows/evaluate-answer.ts';
import { createEvaluateMany, type EvaluateMany } from '../src/workflows/evaluate-many.ts';
import { markdownTable } from './quality/markdown-table.ts';
import { readProvenance } from './quality/provenance.ts';
import { variedAnswers } from './speed/varied-answers.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    bank: { type: 'string', default: 'rubrics/bank-customer-service-manager' },
    answers: { type: 'string', default: '20000' },
    /** Microseconds of other work an answer in the main thread, as reading and storing take. */
    work: { type: 'string', default: '80' },
    seed: { type: 'string', default: '1' },
  },
});
const bankDirectory = resolve(root, values.bank);
const answerCount = Number(values.answers);
const workUs = Number(values.work);
/** Calls that a caller has open at the same time, of so many answers each: the evaluations of one are stored while the next run. */
const callsAtOnce = 2;
const answersACall = 500;

const { bank, evaluateAnswer } = await openServices(bankDirectory);

type Run = { readonly plan: string; readonly perSecond: number; readonly rssMb: number };

async function measure(plan: string, evaluateMany: EvaluateMany, otherWorkUs: number): Promise<Run> {
  const answers = variedAnswers(bank, seededRandom(Number(values.seed)));
  const take = (count: number): EvaluateAnswerRequest[] => Array.from({ length: count }, () => answers.next().value);
  await evaluateMany(take(4000)); // compiles the engine and starts the threads
  let left = answerCount;
  let rssMb = 0;
  const caller = async (): Promise<void> => {
    while (left > 0) {
      const requests = take(Math.min(left, answersACall));
      left -= requests.length;
      const outcomes = await evaluateMany(requests);
      keepBusy(outcomes.length * otherWorkUs);
      rssMb = Math.max(rssMb, process.memoryUsage.rss() / 2 ** 20);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: callsAtOnce }, caller));
  return { plan, perSecond: answerCount / ((performance.now() - start) / 1000), rssMb };
}

function keepBusy(us: number): void {
  const end = performance.now() + us / 1000;
  while (performance.now() < end);
}

const runs: Run[] = [await measure('this thread alone', createEvaluateMany(evaluateAnswer), 0)];
for (const { threads, here } of [
  { threads: 1, here: true },
  { threads: 1, here: false },
  { threads: 2, here: false },
  { threads: 2, here: true },
]) {
  const pool = openEvaluationPool({ bank, bankDirectory, threads, evaluateAnswer: here ? evaluateAnswer : undefined });
  const plan = `${threads} ${threads === 1 ? 'thread' : 'threads'}${here ? ' and this one' : ''}, ${workUs} µs of other work`;
  runs.push(await measure(plan, pool.evaluateMany, workUs));
  await pool.close();
}
const { commit, hasUncommittedChanges, node } = readProvenance(root, root, undefined);
const rows = runs.map(({ plan, perSecond, rssMb }) => [plan, perSecond.toFixed(0), rssMb.toFixed(0)]);
console.log(markdownTable(['plan', 'answers/s', 'RSS, MiB'], rows));
console.log(
  `\n${answerCount} answers a plan, seed ${values.seed}, ${availableParallelism()} cores, Node ${node}, ` +
    `commit ${commit?.slice(0, 12) ?? 'unknown'}${hasUncommittedChanges ? ' with uncommitted changes' : ''}`,
);
