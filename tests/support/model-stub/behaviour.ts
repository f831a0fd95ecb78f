/** Parts of a request that an endpoint may not know. */
export type RefusedPart =
  | 'json_schema'
  | 'json_object'
  | 'seed'
  | 'max_tokens'
  | 'max_completion_tokens'
  | 'temperature';

/** What the stub does with one request; `latencyMs` passes first, the stub's own where it is left out. */
export type Behaviour = { readonly latencyMs?: number } & (
  | {
      /** A reply in the right form; what is left out is as an endpoint has it that works. */
      readonly kind: 'reply';
      /** Text of the model; null and lists of parts go out as they are. */
      readonly content?: unknown;
      readonly finishReason?: string;
      readonly refusal?: string;
      /** More fields of the message, e.g. `reasoning_content`. */
      readonly message?: Readonly<Record<string, unknown>>;
      /** null for an endpoint that counts no tokens. */
      readonly usage?: Readonly<Record<string, unknown>> | null;
      readonly choices?: readonly unknown[];
      /** Vectors instead of one for each text. */
      readonly vectors?: readonly unknown[];
    }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** The `error` of the body. */
      readonly error?: Readonly<Record<string, unknown>>;
      /** The whole body instead: as it is, or as JSON. */
      readonly body?: unknown;
    }
  /** Status 200 with any body. */
  | { readonly kind: 'raw'; readonly body: string; readonly contentType?: string }
  | { readonly kind: 'disconnect'; readonly at: 'before-headers' | 'after-headers' | 'half-body' }
  /** Says nothing more until the client goes. */
  | { readonly kind: 'hang'; readonly at: 'before-headers' | 'after-headers' | 'error-headers' }
);
