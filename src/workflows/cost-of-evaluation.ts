import type { Evaluation } from '../domain/evaluation.ts';

/** What an evaluation cost when it was made, in US dollars; 0 for engines without a model and for replies from the cache. */
export function costOfEvaluation({ provenance }: Pick<Evaluation, 'provenance'>): number {
  return (provenance?.modelUses ?? []).reduce((sum, { spent }) => sum + spent.costUsd, 0);
}
