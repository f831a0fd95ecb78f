import type { ChatModel } from '../chat-model.ts';
import { type CacheOnly, refuseCall } from './refuse-call.ts';

/**
 * Create a language model that is never asked: an engine with it works from its cache or not at all.
 *
 * @param name of the model that it stands in for; part of the engine's cache keys
 */
export function createCacheOnlyChatModel(name: string, standIn: CacheOnly): ChatModel {
  return { name, complete: async () => refuseCall(standIn) };
}
