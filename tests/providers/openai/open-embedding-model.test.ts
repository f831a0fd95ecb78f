import { expect, it } from 'vitest';
import { openEmbeddingModel } from '../../../src/providers/openai/open-embedding-model.ts';
import type { Behaviour } from '../../support/model-stub/behaviour.ts';
import { modelStubStarter } from '../../support/model-stub/model-stub-starter.ts';
import { embeddingSettings, promptText, skippingClock } from './model-settings.ts';

const start = modelStubStarter();
const lengthOf = (vector: Float32Array) => Math.hypot(...vector);
const reply = (vectors: readonly unknown[]): Behaviour => ({ kind: 'reply', vectors });
const base64 = (...numbers: number[]) => Buffer.from(new Float32Array(numbers).buffer).toString('base64');

it('sends nothing for no text', async () => {
  const stub = await start();
  const embedded = await openEmbeddingModel(embeddingSettings(stub.baseUrl)).embed([], 'query');
  expect(embedded).toEqual({ vectors: [], usage: { inputTokens: 0 }, requests: 0 });
  expect(stub.requests).toHaveLength(0);
});

it('sends batches with the prefix of the role, and keeps the order of the texts', async () => {
  const stub = await start({
    behave: (body) => (body.input?.length === 3 ? { kind: 'reply', latencyMs: 30 } : undefined),
  });
  const model = openEmbeddingModel(embeddingSettings(stub.baseUrl));
  const texts = ['先核实身份', '登记诉求', '回访客户', '升级处理'];
  const { vectors, requests } = await model.embed(texts, 'passage');
  const inputs = stub.requests.map(({ body }) => body.input).sort((a, b) => (b?.length ?? 0) - (a?.length ?? 0));
  expect(inputs).toEqual([['passage: 先核实身份', 'passage: 登记诉求', 'passage: 回访客户'], ['passage: 升级处理']]);
  expect(requests).toBe(2);
  const single = await Promise.all(texts.map(async (text) => (await model.embed([text], 'passage')).vectors[0]));
  expect(vectors).toEqual(single);
});

it('gives a query the prefix of queries, and names both prefixes as what decides the vectors', async () => {
  const stub = await start();
  const model = openEmbeddingModel(embeddingSettings(stub.baseUrl));
  await model.embed(['x'], 'query');
  expect(stub.requests[0]).toMatchObject({ path: '/v1/embeddings', body: { model: 'vectors-1', input: ['query: x'] } });
  expect(model.parameters).toEqual({ queryPrefix: 'query: ', passagePrefix: 'passage: ' });
});

it('makes vectors of length 1 of those that are longer', async () => {
  const stub = await start();
  stub.next(reply([[3, 4]]));
  const { vectors } = await openEmbeddingModel(embeddingSettings(stub.baseUrl)).embed(['x'], 'query');
  expect([...(vectors[0] ?? [])]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
});

it('reads base64 as it reads lists', async () => {
  const stub = await start();
  stub.next(reply([base64(3, 4), base64(0, -2)]));
  const { vectors } = await openEmbeddingModel(embeddingSettings(stub.baseUrl)).embed(['x', 'y'], 'query');
  expect(vectors.map((vector) => [...vector])).toEqual([
    [Math.fround(0.6), Math.fround(0.8)],
    [0, -1],
  ]);
});

it('sorts vectors by their index', async () => {
  const stub = await start();
  const data = [
    { index: 1, embedding: [0, 1] },
    { index: 0, embedding: [1, 0] },
  ];
  stub.next({ kind: 'raw', body: JSON.stringify({ data, usage: { prompt_tokens: 9 } }) });
  const { vectors, usage } = await openEmbeddingModel(embeddingSettings(stub.baseUrl)).embed(['x', 'y'], 'query');
  expect(vectors.map((vector) => [...vector])).toEqual([
    [1, 0],
    [0, 1],
  ]);
  expect(usage).toEqual({ inputTokens: 9 });
});

it.each([
  { what: 'too few vectors', vectors: [[1, 0]] },
  {
    what: 'too many vectors',
    vectors: [
      [1, 0],
      [1, 0],
      [1, 0],
    ],
  },
  {
    what: 'vectors of two sizes',
    vectors: [
      [1, 0],
      [1, 0, 0],
    ],
  },
  {
    what: 'a vector without direction',
    vectors: [
      [1, 0],
      [0, 0],
    ],
  },
  { what: 'an empty vector', vectors: [[1, 0], []] },
  { what: 'base64 that is cut off', vectors: [base64(1, 0), 'AAAA'] },
  { what: 'words', vectors: [[1, 0], ['a']] },
])('asks again, and then fails, for $what', async ({ vectors }) => {
  const stub = await start({ behave: () => reply(vectors) });
  const model = openEmbeddingModel(embeddingSettings(stub.baseUrl, { maxRetries: 1 }), skippingClock());
  const failure = { code: 'model-reply-invalid', engine: 'embedding', retryable: true };
  await expect(model.embed(['x', 'y'], 'query')).rejects.toMatchObject(failure);
  expect(stub.requests).toHaveLength(2);
});

it('fails when batches have vectors of different sizes', async () => {
  const stub = await start({
    behave: (body) =>
      reply(
        body.input?.length === 1
          ? [[1]]
          : [
              [1, 0],
              [1, 0],
            ],
      ),
  });
  const model = openEmbeddingModel(embeddingSettings(stub.baseUrl, { batchSize: 2 }));
  await expect(model.embed(['x', 'y', 'z'], 'query')).rejects.toMatchObject({ code: 'model-reply-invalid' });
});

it('counts the requests that failed, and estimates tokens where none are counted', async () => {
  const stub = await start();
  stub.next({ kind: 'status', status: 500 }, { kind: 'reply', usage: null });
  const model = openEmbeddingModel(embeddingSettings(stub.baseUrl), skippingClock());
  const { requests, usage, vectors } = await model.embed(['核实身份'], 'query');
  expect(requests).toBe(2);
  expect(usage).toEqual({ inputTokens: 6 }); // 4 Han characters, and 2 tokens for the 7 of 'query: '
  expect(vectors.map(lengthOf)).toEqual([expect.closeTo(1, 6)]);
});

it('ends the other batches when one fails for good', async () => {
  const stub = await start({
    behave: (body) =>
      body.input?.includes('query: bad') ? { kind: 'status', status: 401 } : { kind: 'hang', at: 'before-headers' },
  });
  const model = openEmbeddingModel(embeddingSettings(stub.baseUrl, { batchSize: 1 }));
  await expect(model.embed(['good', 'bad'], 'query')).rejects.toMatchObject({ code: 'model-access-denied' });
  await expect.poll(() => stub.abortedCount).toBe(1);
});

it('says nothing of the texts when it fails', async () => {
  const stub = await start({ behave: () => ({ kind: 'status', status: 400, error: { message: promptText } }) });
  const failure = await openEmbeddingModel(embeddingSettings(stub.baseUrl))
    .embed([promptText], 'query')
    .catch((error: Error) => error);
  expect(failure).toMatchObject({ code: 'model-request-rejected', cause: undefined });
  expect(String(failure)).not.toContain(promptText);
});

it('finds texts that share characters nearer than others, through the stub', async () => {
  const stub = await start();
  const model = openEmbeddingModel(embeddingSettings(stub.baseUrl, { queryPrefix: '', passagePrefix: '' }));
  const { vectors } = await model.embed(['先核实客户身份', '核实客户的身份', '今天天气晴朗'], 'query');
  const [a, near, far] = vectors;
  const cosine = (b: Float32Array | undefined) => [...(a ?? [])].reduce((sum, x, i) => sum + x * (b?.[i] ?? 0), 0);
  expect(cosine(near)).toBeGreaterThan(cosine(far));
});
