import type { EmbeddingModel } from '../embedding-model.ts';
import { type CacheOnly, refuseCall } from './refuse-call.ts';

/**
 * Create an embedding model that is never asked: an engine with it works from its cache or not at all.
 *
 * @param model name and parameters of the model that it stands in for; part of the engine's cache keys
 */
export function createCacheOnlyEmbeddingModel(
  { name, parameters }: Pick<EmbeddingModel, 'name' | 'parameters'>,
  standIn: CacheOnly,
): EmbeddingModel {
  return { name, parameters, embed: async () => refuseCall(standIn) };
}
