import { expect, it } from 'vitest';
import { openEmbeddingModel } from '../../src/providers/openai/open-embedding-model.ts';
import { realEmbeddingSettings } from './real-models.ts';

/** Each pair says the same in Chinese and in English; no two pairs have anything to do with each other. */
const pairs = [
  ['先核对客人的身份，再查他的订单。', "First check who the guest is, then look up the guest's order."],
  ['我今天早上吃了一碗牛肉面。', 'This morning I had a bowl of beef noodles.'],
  ['数据库的索引让查询更快。', 'An index makes queries of a database faster.'],
] as const;

const model = openEmbeddingModel(realEmbeddingSettings());

function cosine(left: Float32Array | undefined, right: Float32Array | undefined): number {
  if (left === undefined || right === undefined) throw new Error('a vector is missing');
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? Number.NaN), 0);
}

it('gives every text a vector of 384 numbers and of length 1, and counts the tokens', async () => {
  const { vectors, usage, requests } = await model.embed(pairs.flat(), 'passage');
  expect(vectors.map(({ length }) => length)).toEqual([384, 384, 384, 384, 384, 384]);
  for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  expect(requests).toBe(1);
  expect(usage.inputTokens).toBeGreaterThan(6 * 3);
});

it('finds the English form of a sentence closer to it than any other sentence, and the other way round', async () => {
  const { vectors } = await model.embed(pairs.flat(), 'passage');
  const nearest = vectors.map((vector, index) => {
    const others = vectors.map((other, place) => (place === index ? -1 : cosine(vector, other)));
    return others.indexOf(Math.max(...others));
  });
  expect(nearest).toEqual([1, 0, 3, 2, 5, 4]);
});

it('keeps the order of texts over several requests', async () => {
  const inTwos = openEmbeddingModel(realEmbeddingSettings({ batchSize: 2, concurrency: 3 }));
  const texts = [...pairs.flat(), '客人'];
  const together = await inTwos.embed(texts, 'passage');
  expect(together.requests).toBe(4);
  for (const [index, text] of texts.entries()) {
    const alone = await model.embed([text], 'passage');
    expect(cosine(together.vectors[index], alone.vectors[0]), text).toBeGreaterThan(0.999);
  }
});
