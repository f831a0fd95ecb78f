import type { EngineFailure, ModelUse } from '../../domain/provenance.ts';
import type { Engine } from '../engine.ts';
import { EngineFailedError } from '../engine-errors.ts';

/**
 * Create the engine that answers with the first of several that can. Engines that could not are told of in the report, in the order
 * in which they were tried, with what they spent in vain; the report's engine is the one that answered.
 *
 * Only an EngineFailedError leads on to the next engine: an abort ends the chain, and any other error is a bug that nobody should
 * paper over. Where all fail, the first failure is thrown.
 *
 * @throws {RangeError} for no engines.
 */
export function createFallbackChain(engines: readonly Engine[]): Engine {
  if (engines.length === 0) throw new RangeError('A chain needs at least one engine');
  return {
    id: 'auto',
    version: engines.map(({ id, version }) => `${id}@${version}`).join(' > '),
    async findEvidence(request) {
      const failures: EngineFailure[] = [];
      const paidFor: ModelUse[] = [];
      let first: EngineFailedError | undefined;
      for (const engine of engines) {
        try {
          const report = await engine.findEvidence(request);
          const modelUses = [...paidFor, ...report.modelUses];
          return { ...report, modelUses, failures: [...failures, ...report.failures] };
        } catch (error) {
          request.signal?.throwIfAborted();
          if (!(error instanceof EngineFailedError)) throw error;
          first ??= error;
          failures.push({ engine: error.engine, code: error.code, message: error.message });
          paidFor.push(...error.modelUses);
        }
      }
      throw first;
    },
  };
}
