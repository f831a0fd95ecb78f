// `node bench/llm-speed.ts`: how many answers a second get through a slow language model, measured against what its latency allows?
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ChatRequest } from '../src/providers/chat-model.ts';
import { openChatModel } from '../src/providers/openai/open-chat-model.ts';
import { markdownTable } from './quality/markdown-table.ts';
import { readProvenance } from './quality/provenance.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    /** Requests that are timed. */
    answers: { type: 'string', default: '3200' },
    concurrency: { type: 'string', default: '64' },
    /** Milliseconds before each reply. */
    latency: { type: 'string', default: '200' },
    /** Characters of the part of the prompt that is the same for all answers, about as long as a rubric with its instructions. */
    rubric: { type: 'string', default: '4000' },
  },
});
const [answerCount, concurrency, latencyMs] = [values.answers, values.concurrency, values.latency].map(Number) as [
  number,
  number,
  number,
];

const reply = JSON.stringify({
  criteria: Array.from({ length: 6 }, (_, i) => ({ id: `c${i}`, quotes: ['先核实客户身份'], verdict: 'covered' })),
});
const stub = spawn(
  process.execPath,
  ['tests/support/model-stub/main.ts', '--latency', values.latency, '--reply', reply],
  { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
);
const [baseUrl] = (await once(createInterface(stub.stdout), 'line')) as [string];

const model = openChatModel({
  baseUrl,
  apiKey: '',
  model: 'stub',
  timeoutMs: 60_000,
  maxRetries: 0,
  concurrency,
  requestsPerMinute: undefined,
  tokensPerMinute: undefined,
  temperature: 0,
  seed: 1,
  samples: 1,
  maxOutputTokens: 2000,
  outputForm: 'auto',
  prices: { input: 0, cachedInput: 0, output: 0 },
});
const rubric = '评分标准：先核实客户身份，再登记诉求。'.repeat(Number(values.rubric) / 19);

/** Judge one answer: a request with a prompt of the usual length. */
async function judge(index: number): Promise<void> {
  const request: ChatRequest = {
    messages: [
      { role: 'system', content: rubric },
      { role: 'user', content: `第 ${index} 份答案：先核实客户身份，再登记诉求，最后回访。`.repeat(8) },
    ],
    reply: { name: 'judgement', schema: { type: 'object', properties: {}, required: [], additionalProperties: false } },
    temperature: 0,
    seed: 1,
    maxOutputTokens: 2000,
  };
  const { end } = await model.complete(request);
  if (end !== 'done') throw new Error(`a reply ended ${end}`);
}

/** Keep `concurrency` answers open at any time until all are judged. */
async function judgeAll(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

await judgeAll(concurrency * 5, judge); // opens the connections, compiles the client, learns the endpoint's dialect
const [start, cpuBefore] = [performance.now(), process.cpuUsage()];
await judgeAll(answerCount, judge);
const seconds = (performance.now() - start) / 1000;
const cpu = process.cpuUsage(cpuBefore);
stub.kill();

const ideal = (concurrency * 1000) / latencyMs;
const { commit, hasUncommittedChanges, node } = readProvenance(root, root, undefined);
console.log(
  markdownTable(
    ['answers/s', 'ideal', 'share of it', 'client CPU, ms an answer', 'client CPU, share of a core'],
    [
      [
        (answerCount / seconds).toFixed(1),
        ideal.toFixed(0),
        `${((answerCount / seconds / ideal) * 100).toFixed(1)} %`,
        ((cpu.user + cpu.system) / 1000 / answerCount).toFixed(2),
        `${((cpu.user + cpu.system) / 1e4 / seconds).toFixed(0)} %`,
      ],
    ],
  ),
);
console.log(
  `\n${answerCount} answers, ${concurrency} in flight, ${latencyMs} ms latency, ${availableParallelism()} cores, Node ${node}, ` +
    `commit ${commit?.slice(0, 12) ?? 'unknown'}${hasUncommittedChanges ? ' with uncommitted changes' : ''}`,
);
