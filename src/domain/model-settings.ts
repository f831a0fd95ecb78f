/** How an endpoint is reached, and how much of it may be used. */
export type EndpointSettings = {
  readonly baseUrl: string;
  /** Empty for an endpoint that asks for none. Never to be shown. */
  readonly apiKey: string;
  readonly model: string;
  /** How long one request may take. */
  readonly timeoutMs: number;
  /** Requests that are repeated after the first one. */
  readonly maxRetries: number;
  /** Requests in flight. */
  readonly concurrency: number;
  /** undefined for as many as the endpoint takes. */
  readonly requestsPerMinute: number | undefined;
  readonly tokensPerMinute: number | undefined;
};

export type LlmSettings = EndpointSettings & {
  readonly temperature: number;
  readonly seed: number | undefined;
  /** Judgements of an answer, of which the majority counts. */
  readonly samples: number;
  readonly maxOutputTokens: number;
  /** Form to ask for first; `auto` begins with the strictest and steps back where the endpoint does not know it. */
  readonly outputForm: 'auto' | 'json-schema' | 'json-object' | 'text';
  /** US dollars for a million tokens. */
  readonly prices: { readonly input: number; readonly cachedInput: number; readonly output: number };
};

export type EmbeddingSettings = EndpointSettings & {
  /** Texts a request. */
  readonly batchSize: number;
  /** Put in front of texts, as models like E5 were trained. */
  readonly queryPrefix: string;
  readonly passagePrefix: string;
  /** US dollars for a million tokens. */
  readonly price: number;
};
