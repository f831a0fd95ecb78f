import type { ModelUse } from '../domain/provenance.ts';

/** What models cost for one answer, in US dollars; 0 for engines without a model and for replies from the cache. */
export function costOfUses(modelUses: readonly ModelUse[]): number {
  return modelUses.reduce((sum, { spent }) => sum + spent.costUsd, 0);
}
