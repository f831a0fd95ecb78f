import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { receiptSchema } from '../../src/api/receipt-schema.ts';
import { modelStubStarter } from '../support/model-stub/model-stub-starter.ts';
import { aStore, batchOf } from './a-store.ts';

const startStub = modelStubStarter();

/** A judge that finds an apology wherever one is, and nothing else. */
const reply = JSON.stringify({
  criteria: {
    apologise: { quotes: ['给他道歉'], reason: '说到道歉', verdict: 'covered' },
    cause: { quotes: [], reason: '没有说到', verdict: 'missing' },
  },
});

/** The program with a language model, and a table of some answers of one candidate each. */
async function aJudgedStore(answers = ['先给他道歉，再登记一下来电的号码。']) {
  const stub = await startStub({ reply: () => reply });
  const store = aStore();
  const environment = {
    LLM_BASE_URL: stub.baseUrl,
    LLM_MODEL: 'judge-1',
    LLM_MAX_RETRIES: '0',
    LLM_CONCURRENCY: '2',
    LLM_PRICE_INPUT: '1000',
    LLM_PRICE_OUTPUT: '1000',
  };
  const rows = answers.map((answer, index) => `c${index},complaint,${answer}`);
  const input = store.file('a.csv', `candidate,question,answer\n${rows.join('\n')}\n`);
  const output = store.file('results.ndjson');
  const evaluate = (...flags: readonly string[]) =>
    store.run(['batch', '--store', '--input', input, '--output', output, '--json', ...flags], { environment });
  /** The receipt of the first answer, as a file. */
  const writeReceipt = async () => {
    const [line = ''] = readFileSync(output, 'utf8').split('\n');
    const { stdout } = await store.run(['receipt', JSON.parse(line).recordId, '--json'], { environment });
    return { path: store.file('receipt.json', stdout), receipt: receiptSchema.parse(JSON.parse(stdout)), text: stdout };
  };
  const replay = (path: string, changed: Readonly<Record<string, string>> = environment) =>
    store.run(['replay', path], { environment: changed });
  return { ...store, stub, environment, evaluate, writeReceipt, replay };
}

it('replays what a model judged from the cache, with the endpoint gone', async () => {
  const { stub, evaluate, writeReceipt, replay } = await aJudgedStore();
  expect(batchOf(await evaluate())).toMatchObject({ status: 'finished', counts: { evaluated: 1 } });
  const { path, receipt, text } = await writeReceipt();
  expect(receipt).toMatchObject({ asked: 'auto', numbers: { engine: { id: 'hybrid' } } });
  expect(receipt.numbers.provenance?.modelUses[0]).toMatchObject({ model: 'judge-1', spent: { requests: 1 } });
  expect(text).not.toContain('来电');
  await stub.close();
  expect(await replay(path)).toMatchObject({ code: 0, stdout: expect.stringContaining('the same, bit for bit') });
});

it('replays an evaluation in which the model failed and another engine stood in', async () => {
  const { stub, evaluate, writeReceipt, replay } = await aJudgedStore();
  stub.next({ kind: 'status', status: 500 });
  await evaluate();
  const { path, receipt } = await writeReceipt();
  expect(receipt.numbers).toMatchObject({
    engine: { id: 'keyword' },
    provenance: { failures: [{ engine: 'llm', code: 'model-unreachable' }] },
  });
  expect(await replay(path)).toMatchObject({ code: 0 });
  expect(stub.requests).toHaveLength(1);
});

it('says why it cannot be replayed: the reply is gone, the model is another one, or none is set', async () => {
  const { stub, data, environment, evaluate, writeReceipt, replay } = await aJudgedStore();
  await evaluate();
  const { path } = await writeReceipt();
  const other = await replay(path, { ...environment, LLM_MODEL: 'judge-2' });
  expect(other).toMatchObject({ code: 3, stdout: expect.stringContaining('(engine-changed)') });
  expect(await replay(path, {})).toMatchObject({ code: 3, stdout: expect.stringContaining('(engine-missing)') });
  const warmer = await replay(path, { ...environment, LLM_TEMPERATURE: '1' });
  expect(warmer).toMatchObject({ code: 3, stdout: expect.stringContaining('(model-settings-changed)') });
  const database = new DatabaseSync(join(data, 'answers.sqlite'));
  database.exec("DELETE FROM engine_cache WHERE engine_id = 'llm'");
  database.close();
  expect(await replay(path)).toMatchObject({ code: 3, stdout: expect.stringContaining('(reply-not-cached)') });
  expect(stub.requests).toHaveLength(1);
});

it('pauses a batch at its cap on costs, says how to go on, and pays for no answer twice', async () => {
  const answers = Array.from({ length: 12 }, (_, index) => `先给他道歉，第${index}次也一样，再查原因。`);
  const { stub, evaluate } = await aJudgedStore(answers);
  const forecast = JSON.parse((await evaluate('--forecast')).stdout).forecast;
  expect(forecast).toMatchObject({ items: 12, seconds: null, basis: 'guess' });
  expect(stub.requests).toHaveLength(0);
  // The endpoint of the test counts tokens in its own way: what one answer really costs shows when it is evaluated.
  const one = batchOf(await evaluate('--cap-items', '1'));
  expect(one).toMatchObject({ status: 'paused', pauseReason: 'cap-items', counts: { evaluated: 1 } });
  const cap = (one.costUsd * 4.5).toFixed(6);
  const paused = await evaluate('--cap-items', 'none', '--cap-cost', cap);
  const { counts, costUsd, status, pauseReason } = batchOf(paused);
  expect({ status, pauseReason }).toEqual({ status: 'paused', pauseReason: 'cap-cost' });
  expect(costUsd).toBeGreaterThanOrEqual(Number(cap));
  expect(counts.evaluated).toBeGreaterThanOrEqual(5);
  expect(counts.evaluated).toBeLessThanOrEqual(5 + 3); // three are begun for two requests at a time
  expect(paused.stderr).toContain('a higher --cap-cost, or --cap-cost none');
  const finished = batchOf(await evaluate('--cap-cost', 'none'));
  expect(finished).toMatchObject({ status: 'finished', counts: { evaluated: 12, failed: 0 } });
  expect(stub.requests).toHaveLength(12);
});
