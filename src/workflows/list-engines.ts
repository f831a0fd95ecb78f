import type { EngineId } from '../domain/engine-id.ts';

/** An engine, and whether everything it needs is set. */
export type EngineState = { readonly id: EngineId; readonly configured: boolean };

/**
 * List all engines from the simplest to the combination of all.
 *
 * The keyword engine needs nothing. The combination needs one model at least: alone the keyword engine has nobody to be
 * combined with.
 *
 * @param has which endpoints are set
 */
export function listEngines(has: { readonly llm: boolean; readonly embedding: boolean }): readonly EngineState[] {
  return [
    { id: 'keyword', configured: true },
    { id: 'embedding', configured: has.embedding },
    { id: 'llm', configured: has.llm },
    { id: 'hybrid', configured: has.llm || has.embedding },
  ];
}
