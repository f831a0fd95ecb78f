import type { EngineChoice } from '../domain/engine-id.ts';
import { EngineFailedError } from '../engines/engine-errors.ts';
import { listEngines } from './list-engines.ts';

/** Which endpoints are set. */
export type EndpointsSet = Parameters<typeof listEngines>[0];

export const noEndpoints: EndpointsSet = { llm: false, embedding: false };

/** An engine is asked for whose endpoint is not set. */
export function engineNotConfigured(asked: EngineChoice): EngineFailedError {
  const engine = asked === 'auto' ? 'keyword' : asked;
  const message = `The engine "${asked}" is not set up here; .env.example says how`;
  return new EngineFailedError(engine, 'engine-not-configured', message, { retryable: false });
}

/**
 * Refuse an engine that is not set up, before thousands of answers fail for it one by one.
 *
 * @throws {EngineFailedError} `engine-not-configured`
 */
export function requireEngine(asked: EngineChoice, has: EndpointsSet): void {
  if (!hasEngine(asked, has)) throw engineNotConfigured(asked);
}

/** Can this choice be answered at all? `auto` always: in the end with the keyword engine. */
export function hasEngine(asked: EngineChoice, has: EndpointsSet): boolean {
  return asked === 'auto' || listEngines(has).some(({ id, configured }) => id === asked && configured);
}
