import type { EngineId } from '../domain/engine-id.ts';
import { EvaluationError } from '../domain/errors.ts';
import type { ModelUse } from '../domain/provenance.ts';

/** Why an engine could not say anything about an answer. Kebab-case and stable. */
export const engineFailureCodes = [
  /** No endpoint is set for it. */
  'engine-not-configured',
  /** Refused connections, broken ones, time-outs, status 5xx, after all retries. */
  'model-unreachable',
  /** Status 429, or the settings' own limits, after all retries. */
  'model-rate-limited',
  /** Status 401 or 403. */
  'model-access-denied',
  /** Any other status 4xx: the endpoint does not take the request. */
  'model-request-rejected',
  /** The reply could not be read, also not after it was sent back for repair. */
  'model-reply-invalid',
  /** The model declined to judge, or its provider's filter did. */
  'model-refused',
  /** The batch may spend no more. */
  'spending-cap-reached',
] as const;

export type EngineFailureCode = (typeof engineFailureCodes)[number];

/** An engine could not judge an answer. Another engine may; the answer is never worth zero for it. */
export class EngineFailedError extends EvaluationError {
  readonly code: EngineFailureCode;
  readonly engine: EngineId;
  override readonly retryable: boolean;
  /** What it asked models for before it failed, and what that cost; empty where nothing is known. */
  readonly modelUses: readonly ModelUse[];

  /** @param message in words that quote neither the answer nor a key. */
  constructor(
    engine: EngineId,
    code: EngineFailureCode,
    message: string,
    options: {
      readonly retryable: boolean;
      readonly cause?: unknown;
      readonly modelUses?: readonly ModelUse[] | undefined;
    },
  ) {
    super(message, { cause: options.cause });
    this.engine = engine;
    this.code = code;
    this.retryable = options.retryable;
    this.modelUses = options.modelUses ?? [];
  }
}
