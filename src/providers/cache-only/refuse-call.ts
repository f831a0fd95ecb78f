import type { EngineId } from '../../domain/engine-id.ts';
import { EvaluationError } from '../../domain/errors.ts';
import type { EngineFailure } from '../../domain/provenance.ts';
import { EngineFailedError, engineFailureCodes } from '../../engines/engine-errors.ts';

/** What stands in for a model while an evaluation is made again from what was kept of it. */
export type CacheOnly = {
  /** The engine that would have called the model. */
  readonly engine: EngineId;
  /** Failures of the first time: who failed then fails again, in the same words. */
  readonly failures: readonly EngineFailure[];
  /** Told when a model would have to be asked. */
  onMiss(): void;
};

/** A reply is not in the cache, and nobody may be asked for it. */
class ReplyNotCachedError extends EvaluationError {
  readonly code = 'reply-not-cached';

  constructor() {
    super('A reply that the evaluation was made from is not in the cache');
  }
}

/** @throws {EngineFailedError} as the engine failed the first time. @throws {ReplyNotCachedError} if it did not fail. */
export function refuseCall({ engine, failures, onMiss }: CacheOnly): never {
  const failure = failures.find((it) => it.engine === engine);
  const code = engineFailureCodes.find((it) => it === failure?.code);
  if (failure && code) throw new EngineFailedError(engine, code, failure.message, { retryable: false });
  onMiss();
  throw new ReplyNotCachedError();
}
