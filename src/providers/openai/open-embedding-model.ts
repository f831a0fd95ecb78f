import type { EmbeddingSettings } from '../../domain/model-settings.ts';
import { estimateTokens } from '../../text/estimate-tokens.ts';
import type { EmbeddingModel, Embeddings, TextRole } from '../embedding-model.ts';
import { type Clock, systemClock } from './clock.ts';
import { toEngineFailure } from './engine-failure.ts';
import { type Call, openEndpoint } from './open-endpoint.ts';
import { readEmbeddings } from './read-embeddings.ts';
import { sendWithRetries } from './send-with-retries.ts';

/**
 * Open a model behind an embeddings endpoint as OpenAI words it. Texts get the prefix of their role and go out `batchSize` at a time,
 * several requests next to each other as far as `concurrency` and the pace allow. No text, no request.
 *
 * @param clock time and chance; the machine's own unless tests say otherwise.
 *
 * @example
 * const model = openEmbeddingModel(config.embedding);
 * const { vectors } = await model.embed(['先核实身份', '再登记诉求'], 'passage'); // two vectors of length 1
 */
export function openEmbeddingModel(settings: EmbeddingSettings, clock: Clock = systemClock): EmbeddingModel {
  const { model: name, batchSize, maxRetries, queryPrefix, passagePrefix } = settings;
  const endpoint = openEndpoint(settings, clock);
  const embedBatch = async (input: readonly string[], signal: AbortSignal): Promise<Embeddings> => {
    const send = () => endpoint.send(toCall(input, settings, signal));
    const { value, requests } = await sendWithRetries(send, { engine: 'embedding', maxRetries, clock, signal });
    return { ...value, requests };
  };
  return {
    name,
    parameters: { queryPrefix, passagePrefix },
    async embed(texts, role, { signal } = {}) {
      signal?.throwIfAborted();
      const input = withPrefix(texts, role, settings);
      const batches: (readonly string[])[] = [];
      for (let start = 0; start < input.length; start += batchSize) batches.push(input.slice(start, start + batchSize));
      return joined(await allOrAbort(batches, signal, embedBatch));
    },
  };
}

function toCall(
  input: readonly string[],
  { model, tokensPerMinute }: EmbeddingSettings,
  signal: AbortSignal,
): Call<Omit<Embeddings, 'requests'>> {
  const estimate = () => input.reduce((sum, text) => sum + estimateTokens(text), 0);
  return {
    signal,
    expectedTokens: tokensPerMinute === undefined ? 0 : estimate(),
    send: (client, until) => client.post('/embeddings', { body: { model, input }, signal: until }),
    read(body) {
      const reply = readEmbeddings(body, input.length);
      if (reply === undefined) return undefined;
      const inputTokens = reply.inputTokens ?? estimate();
      return { value: { vectors: reply.vectors, usage: { inputTokens } }, tokens: inputTokens };
    },
  };
}

function withPrefix(texts: readonly string[], role: TextRole, settings: EmbeddingSettings): readonly string[] {
  const prefix = role === 'query' ? settings.queryPrefix : settings.passagePrefix;
  return texts.map((text) => `${prefix}${text}`);
}

/** When one batch fails, the vectors of the others are of no use: end them too. */
async function allOrAbort<Item, T>(
  items: readonly Item[],
  signal: AbortSignal | undefined,
  run: (item: Item, signal: AbortSignal) => Promise<T>,
): Promise<T[]> {
  const failed = new AbortController();
  const until = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  try {
    return await Promise.all(items.map((item) => run(item, until)));
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}

/** @throws {EngineFailedError} if the batches have vectors of different sizes. */
function joined(parts: readonly Embeddings[]): Embeddings {
  const vectors = parts.flatMap((part) => part.vectors);
  const requests = parts.reduce((sum, part) => sum + part.requests, 0);
  if (vectors.some((vector) => vector.length !== vectors[0]?.length)) {
    throw toEngineFailure('embedding', { kind: 'unreadable' }, requests);
  }
  return { vectors, requests, usage: { inputTokens: parts.reduce((sum, part) => sum + part.usage.inputTokens, 0) } };
}
