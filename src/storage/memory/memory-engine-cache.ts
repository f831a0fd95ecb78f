import type { EngineCache } from '../engine-cache.ts';

export type MemoryCacheLimits = {
  readonly entries: number;
  /** Characters of keys and results together. */
  readonly characters: number;
};

/** Some ten thousand replies, or a few thousand vectors written as JSON: at most 128 MB. */
const standardLimits: MemoryCacheLimits = { entries: 20_000, characters: 64_000_000 };

/** A cache for runs without a store: gone with the process. What was not used for longest makes room. */
export function createMemoryEngineCache(limits: MemoryCacheLimits = standardLimits): EngineCache {
  /** By key, the one used last at the end. */
  const results = new Map<string, string>();
  let characters = 0;
  const makeRoom = (): void => {
    for (const [key, content] of results) {
      if (results.size <= limits.entries && characters <= limits.characters) return;
      results.delete(key);
      characters -= key.length + content.length;
    }
  };
  return {
    async find(key) {
      const content = results.get(key);
      if (content === undefined) return undefined;
      results.delete(key);
      results.set(key, content);
      return content;
    },
    async put({ key, content }) {
      if (results.has(key)) return;
      results.set(key, content);
      characters += key.length + content.length;
      makeRoom();
    },
  };
}
