/** A result of an engine that is too dear to be made twice. */
export type CachedResult = {
  /** Hash of everything the result depends on. */
  readonly key: string;
  /** SHA-256 of the answer's text, 64 hex digits: erasing the answer erases the result. */
  readonly answerHash: string;
  readonly engineId: string;
  /** JSON. */
  readonly content: string;
};

export type EngineCache = {
  find(key: string): Promise<string | undefined>;
  /** The first result under a key stays. */
  put(result: CachedResult): Promise<void>;
};
