/** How a reply is kept in form: by the endpoint with a JSON schema, by its JSON mode, or by the prompt alone. */
export const outputForms = ['json-schema', 'json-object', 'text'] as const;

export type OutputForm = (typeof outputForms)[number];

export type ChatMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

export type ChatRequest = {
  /** What stays the same from answer to answer comes first, so that providers find it in their prefix cache. */
  readonly messages: readonly ChatMessage[];
  /** Name and JSON schema of the reply. */
  readonly reply: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  /** 0 to 2. */
  readonly temperature: number;
  /** Asks for the same reply again, where the endpoint knows how. */
  readonly seed?: number | undefined;
  readonly maxOutputTokens: number;
  readonly signal?: AbortSignal | undefined;
};

/** Tokens as the endpoint counts them; where it does not, as `estimateTokens` does. */
export type TokenUsage = {
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
};

export type ChatReply = {
  readonly text: string;
  /** Why the model stopped: done, cut off at `maxOutputTokens`, declined, or stopped by its provider's filter. */
  readonly end: 'done' | 'cut-off' | 'refused' | 'filtered';
  readonly form: OutputForm;
  readonly usage: TokenUsage;
  /** Requests that it took, retries included; from 1. */
  readonly requests: number;
};

/** A language model behind a chat completions endpoint. */
export type ChatModel = {
  /** As the endpoint calls it. */
  readonly name: string;
  /**
   * @throws {EngineFailedError} if there is no reply after all retries.
   * @throws the signal's reason once it is aborted; nothing more is sent then.
   */
  complete(request: ChatRequest): Promise<ChatReply>;
};
