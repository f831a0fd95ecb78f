/** What a text is for: models trained on pairs want to know. */
export type TextRole = 'query' | 'passage';

export type Embeddings = {
  /** One vector a text, in the order of the texts, each of length 1. */
  readonly vectors: readonly Float32Array[];
  readonly usage: { readonly inputTokens: number };
  readonly requests: number;
};

/** A model behind an embeddings endpoint. */
export type EmbeddingModel = {
  /** As the endpoint calls it. */
  readonly name: string;
  /** Whatever else decides the vectors, e.g. prefixes: part of cache keys. */
  readonly parameters: Readonly<Record<string, string | number>>;
  /**
   * @throws {EngineFailedError} if there are no vectors after all retries.
   * @throws the signal's reason once it is aborted; nothing more is sent then.
   */
  embed(
    texts: readonly string[],
    role: TextRole,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<Embeddings>;
};
