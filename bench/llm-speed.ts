// `node bench/llm-speed.ts`: how many answers a second get through a slow language model, measured against what its latency allows?
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { availableParallelism, loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { promptsDirectory } from '../src/config.ts';
import type { LlmSettings } from '../src/domain/model-settings.ts';
import { loadKeywordEngine } from '../src/engines/keyword/load-keyword-engine.ts';
import { openEngineSet } from '../src/open-model-engines.ts';
import type { ChatRequest } from '../src/providers/chat-model.ts';
import { openChatModel } from '../src/providers/openai/open-chat-model.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { createMemoryEngineCache } from '../src/storage/memory/memory-engine-cache.ts';
import { createEvaluateAnswer } from '../src/workflows/evaluate-answer.ts';
import { markdownTable } from './quality/markdown-table.ts';
import { readProvenance } from './quality/provenance.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    /** Requests that are timed. */
    answers: { type: 'string', default: '9600' },
    concurrency: { type: 'string', default: '64' },
    /** Milliseconds before each reply. */
    latency: { type: 'string', default: '200' },
    /** Characters of the part of the prompt that is the same for all answers, about as long as a rubric with its instructions. */
    rubric: { type: 'string', default: '4000' },
  },
});
const answerCount = Number(values.answers);
const concurrency = Number(values.concurrency);
const latencyMs = Number(values.latency);

const bankDirectory = fileURLToPath(new URL('../rubrics/bank-customer-service-manager', import.meta.url));
const bank = await loadBank(bankDirectory);
const [question] = bank.questions;
if (!question) throw new Error('the bank has no question');
const judgement = { quotes: ['先核实客户身份'], reason: '答案说先核实身份，再登记诉求', verdict: 'covered' };
const reply = JSON.stringify({
  criteria: Object.fromEntries(question.rubric.criteria.map(({ id }) => [id, judgement])),
});
const stubFile = fileURLToPath(new URL('../tests/support/model-stub/main.ts', import.meta.url));
const stub = spawn(process.execPath, [stubFile, '--latency', values.latency, '--reply', reply], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const [baseUrl] = (await once(createInterface(stub.stdout), 'line')) as [string];

const settings: LlmSettings = {
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
};
const model = openChatModel(settings);
const engines = await openEngineSet({
  bank,
  keyword: await loadKeywordEngine(bank, bankDirectory),
  settings: { llm: settings, embedding: undefined, maskPersonalData: true },
  models: { chat: model, embedding: undefined },
  cache: createMemoryEngineCache(),
  promptsDirectory,
});
const evaluateAnswer = createEvaluateAnswer(bank, engines);
const rubric = '评分标准：先核实客户身份，再登记诉求。'.repeat(Number(values.rubric) / 19);

/** The request of one answer: a prompt of the usual length. */
function requestFor(index: number): ChatRequest {
  return {
    messages: [
      { role: 'system', content: rubric },
      { role: 'user', content: `第 ${index} 份答案：先核实客户身份，再登记诉求，最后回访。`.repeat(8) },
    ],
    reply: { name: 'judgement', schema: { type: 'object', properties: {}, required: [], additionalProperties: false } },
    temperature: 0,
    seed: 1,
    maxOutputTokens: 2000,
  };
}

async function askModel(index: number): Promise<void> {
  const { end } = await model.complete(requestFor(index));
  if (end !== 'done') throw new Error(`a reply ended ${end}`);
}

let evaluated = 0;

/** The whole path of an answer: guard, mask, judge, quotes, keyword engine as witness, combination, points. No two are alike. */
async function evaluateWhole(): Promise<void> {
  const answer = `第 ${++evaluated} 份答案：${'先核实客户身份，再登记诉求，查明原因以后当面道歉，第二天回访。'.repeat(4)}`;
  const { provenance, engine } = await evaluateAnswer({ questionId: question?.id ?? '', answer });
  if (engine.id !== 'hybrid' || provenance?.failures.length !== 0) throw new Error('the model did not judge');
}

const agent = new Agent({ keepAlive: true });

/** The same prompt with nothing around it: what the machine and the stub allow at this moment. */
async function askBare(index: number): Promise<void> {
  const body = Buffer.from(JSON.stringify({ model: 'stub', messages: requestFor(index).messages }));
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const sent = request(`${baseUrl}/chat/completions`, { method: 'POST', agent, headers }).end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  JSON.parse(await text(response));
}

/** As many as a batch begins: the model never waits while the words of a reply are looked for in its answer. */
const answersBegun = Math.ceil(concurrency * 1.5);

const ideal = (concurrency * 1000) / latencyMs;

/** Do the work with `concurrency` answers open at any time, after a warm-up that opens connections and compiles; a row of the table. */
async function measure(
  plan: string,
  work: (index: number) => Promise<void>,
  workers = concurrency,
): Promise<readonly string[]> {
  await workAll(concurrency * 5, work, workers);
  const [start, cpuBefore] = [performance.now(), process.cpuUsage()];
  await workAll(answerCount, work, workers);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const [perSecond, cpuMs] = [answerCount / seconds, (user + system) / 1000];
  const share = `${((perSecond / ideal) * 100).toFixed(1)} %`;
  const cores = `${(cpuMs / 10 / seconds).toFixed(0)} %`;
  return [plan, perSecond.toFixed(1), share, (cpuMs / answerCount).toFixed(2), cores];
}

async function workAll(count: number, work: (index: number) => Promise<void>, workers: number): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

const columns = [
  'what',
  'answers/s',
  `share of the ideal ${ideal}`,
  'CPU here, ms an answer',
  'CPU here, share of a core',
];
const rows = [
  await measure('node:http alone', askBare),
  await measure('chat model', askModel),
  await measure('whole evaluations', evaluateWhole, answersBegun),
];
stub.kill();
const { commit, hasUncommittedChanges, node } = readProvenance(root, root, undefined);
console.log(markdownTable(columns, rows));
console.log(
  `\n${answerCount} answers each, ${concurrency} in flight, ${latencyMs} ms latency, ${availableParallelism()} cores with a load of ` +
    `${loadavg()[0]?.toFixed(1)}, Node ${node}, commit ${commit?.slice(0, 12) ?? 'unknown'}` +
    `${hasUncommittedChanges ? ' with uncommitted changes' : ''}`,
);
