// `node bench/judge-tokens.ts`: what does a judge send for an answer when one call judges all criteria, and when each has a call?
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Question } from '../src/domain/question-bank.ts';
import { createLlmEngine } from '../src/engines/llm/llm-engine.ts';
import { loadJudgePrompts } from '../src/engines/llm/load-judge-prompts.ts';
import { openChatModel } from '../src/providers/openai/open-chat-model.ts';
import { loadBank } from '../src/rubrics/load-bank.ts';
import { createMemoryEngineCache } from '../src/storage/memory/memory-engine-cache.ts';
import { estimateTokens } from '../src/text/estimate-tokens.ts';
import { normalise } from '../src/text/normalise.ts';
import { startModelStub } from '../tests/support/model-stub/start-model-stub.ts';
import { markdownTable } from './quality/markdown-table.ts';
import { readGolden } from './quality/read-golden.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    bank: { type: 'string', default: 'rubrics/bank-customer-service-manager' },
    golden: { type: 'string', default: 'bench/golden/dev.ndjson' },
  },
});

/** Prices that many models have in common: what a prefix cache has costs a tenth. */
const cachedShare = 0.1;

const bank = await loadBank(resolve(root, values.bank));
const { answers } = await readGolden(resolve(root, values.golden), bank);
const prompts = await loadJudgePrompts(resolve(root, 'prompts'));

const endpoint = {
  baseUrl: '',
  apiKey: '',
  model: 'stub',
  timeoutMs: 10_000,
  maxRetries: 0,
  concurrency: 8,
  requestsPerMinute: undefined,
  tokensPerMinute: undefined,
  temperature: 0,
  seed: undefined,
  samples: 1,
  maxOutputTokens: 2_000,
  outputForm: 'auto',
  prices: { input: 0, cachedInput: 0, output: 0 },
} as const;

/** A model that finds nothing, behind the wire, so that what is counted is what was sent. */
const stub = await startModelStub({
  reply: ({ messages = [] }) => {
    const ids = Array.from(messages[0]?.content.matchAll(/^- id[:：]\s*(\S+)$/gm) ?? [], ([, id]) => id);
    const judged = ids.map((id) => [id, { quotes: [], reason: '没有说到', verdict: 'missing' }]);
    return JSON.stringify({ criteria: Object.fromEntries(judged) });
  },
});

type Sent = { readonly calls: number; readonly tokens: number; readonly shared: number; readonly weighed: number };

/** Judge all answers, and count what went over the wire. Guarded words are left aside: they double both ways of judging. */
async function judgeAll(split: (question: Question) => readonly Question[]): Promise<Sent> {
  const engine = createLlmEngine({
    chat: openChatModel({ ...endpoint, baseUrl: stub.baseUrl }),
    cache: createMemoryEngineCache(),
    settings: endpoint,
    prompts,
    mask: true,
    newDelimiter: () => 'x'.repeat(12),
  });
  const before = stub.requests.length;
  for (const { questionId, answer } of answers) {
    const question = bank.questions.find(({ id }) => id === questionId);
    if (!question) throw new Error(`the bank has no question ${questionId}`);
    const request = { answer: normalise(answer), guardedSpans: [], readerLanguage: question.language };
    for (const part of split(question)) await engine.findEvidence({ question: part, ...request });
  }
  return countSent(stub.requests.slice(before).map(({ body }) => (body.messages ?? []).map(({ content }) => content)));
}

/** A prefix is shared if an earlier request began with it too, as in a provider's cache that forgets nothing. */
function countSent(requests: readonly (readonly string[])[]): Sent {
  const known = new Set<string>();
  let [tokens, shared] = [0, 0];
  for (const [instructions = '', ...rest] of requests) {
    const prefix = estimateTokens(instructions);
    tokens += prefix + rest.reduce((sum, text) => sum + estimateTokens(text), 0);
    if (known.has(instructions)) shared += prefix;
    known.add(instructions);
  }
  return { calls: requests.length, tokens, shared, weighed: tokens - shared * (1 - cachedShare) };
}

const byAnswer = await judgeAll((question) => [question]);
const byCriterion = await judgeAll((question) =>
  question.rubric.criteria.map((criterion) => ({
    ...question,
    rubric: { ...question.rubric, hash: `${question.rubric.hash}/${criterion.id}`, criteria: [criterion] },
  })),
);
await stub.close();

const row = (name: string, { calls, tokens, shared, weighed }: Sent): string[] => [
  name,
  (calls / answers.length).toFixed(2),
  (tokens / answers.length).toFixed(0),
  `${((100 * shared) / tokens).toFixed(1)} %`,
  (weighed / answers.length).toFixed(0),
];
const header = [
  'judge',
  'calls an answer',
  'tokens sent an answer',
  'in a prefix sent before',
  'tokens at cache prices',
];
console.log(
  markdownTable(header, [row('one call for all criteria', byAnswer), row('one call a criterion', byCriterion)]),
);
const ratio = (of: keyof Sent): string => (byAnswer[of] / byCriterion[of]).toFixed(3);
console.log(
  `\nOf a judge with a call a criterion: ${ratio('tokens')} of the tokens, ${ratio('weighed')} at cache prices. ` +
    `${answers.length} answers, tokens as src/text/estimate-tokens.ts reckons, a cached token at ${cachedShare} of its price.`,
);
