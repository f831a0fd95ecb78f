/** A result of an engine that is too dear to be made twice. */
export type CachedResult = {
  /** Hash of everything the result depends on. */
  readonly key: string;
  /**
   * SHA-256 of the answer's text, 64 hex digits: erasing the answer erases the result. Empty for what belongs to no answer, e.g.
   * vectors of a rubric's texts: that stays.
   */
  readonly answerHash: string;
  readonly engineId: string;
  /** JSON. */
  readonly content: string;
};

export type EngineCache = {
  find(key: string): Promise<string | undefined>;
  /** The first result under a key stays. When this resolves it is as durable as the cache is. */
  put(result: CachedResult): Promise<void>;
};

/** A cache that outlives the process, and must not outlive the answers. */
export type ErasableCache = EngineCache & {
  /** Remove what was found in an answer that was erased while an engine was at it. */
  forgetAnswer(answerHash: string): Promise<void>;
};
