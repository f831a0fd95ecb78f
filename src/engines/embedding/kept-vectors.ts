import { hash } from 'node:crypto';
import { z } from 'zod';
import { type ModelSpending, noSpending } from '../../domain/provenance.ts';
import type { EmbeddingModel } from '../../providers/embedding-model.ts';
import { costOf } from '../../providers/model-prices.ts';
import type { EngineCache } from '../../storage/engine-cache.ts';
import { addSpending } from './add-spending.ts';

/** Vectors of texts, where they lie in the cache, and what they cost now. */
export type KeptVectors = {
  readonly vectors: readonly Float32Array[];
  readonly cacheKeys: readonly string[];
  readonly spent: ModelSpending;
};

/** Vectors of texts in their order; asks the model only for what is not kept. */
export type FindVectors = (
  texts: readonly string[],
  ownerHash: string,
  signal: AbortSignal | undefined,
) => Promise<KeptVectors>;

/** Texts that are kept under one key: an edited text of a rubric costs the vectors of this many. */
const groupSize = 64;

/** Raised with every change of what is sent or of how vectors are kept. */
const formatVersion = 1;

const keptSchema = z.array(z.object({ scale: z.number(), bytes: z.base64() }));

/**
 * Create what turns texts into vectors by way of a cache. Vectors are kept in 8 bits a number, and used as they are kept, whether
 * fresh or not: a replay is exact.
 *
 * @param price US dollars for a million tokens.
 */
export function createFindVectors(model: EmbeddingModel, cache: EngineCache, price: number): FindVectors {
  const findGroup = async (
    texts: readonly string[],
    ownerHash: string,
    signal: AbortSignal | undefined,
  ): Promise<KeptVectors> => {
    const identity = ['vectors', formatVersion, model.name, model.parameters, ownerHash, texts];
    const key = hash('sha256', JSON.stringify(identity));
    const kept = await cache.find(key);
    if (kept !== undefined) return { vectors: unpack(kept), cacheKeys: [key], spent: noSpending };
    const { vectors, usage, requests } = await model.embed(texts, 'query', { signal });
    const content = JSON.stringify(vectors.map(pack));
    await cache.put({ key, answerHash: ownerHash, engineId: 'embedding', content });
    const used = { inputTokens: usage.inputTokens, cachedInputTokens: 0, outputTokens: 0 };
    const costUsd = costOf(used, { input: price, cachedInput: price, output: 0 });
    return { vectors: unpack(content), cacheKeys: [key], spent: { ...used, requests, costUsd } };
  };
  return async (texts, ownerHash, signal) => {
    signal?.throwIfAborted();
    const groups: Promise<KeptVectors>[] = [];
    for (let start = 0; start < texts.length; start += groupSize)
      groups.push(findGroup(texts.slice(start, start + groupSize), ownerHash, signal));
    const found = await Promise.all(groups);
    return {
      vectors: found.flatMap(({ vectors }) => vectors),
      cacheKeys: found.flatMap(({ cacheKeys }) => cacheKeys),
      spent: addSpending(found.map(({ spent }) => spent)),
    };
  };
}

function pack(vector: Float32Array): z.infer<typeof keptSchema>[number] {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = largest / 127 || 1;
  const bytes = Int8Array.from(vector, (value) => Math.round(value / scale));
  return { scale, bytes: Buffer.from(bytes.buffer).toString('base64') };
}

function unpack(content: string): Float32Array[] {
  return keptSchema
    .parse(JSON.parse(content))
    .map(({ scale, bytes }) =>
      Float32Array.from(new Int8Array(Buffer.from(bytes, 'base64')), (value) => value * scale),
    );
}
