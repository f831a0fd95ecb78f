import { costOfUses } from '../scoring/cost-of-uses.ts';
import type { ItemOutcome, PendingItem } from '../storage/batch-store.ts';
import type { AnswerOutcome } from './evaluate-many.ts';
import type { PackedOutcome } from './pack-many.ts';

/** A pending item whose answer is still there. */
export type ItemToEvaluate = PendingItem & { readonly answer: string };

/** Part pending items into those to evaluate and the outcomes of those whose answer is gone. */
export function splitErased(items: readonly PendingItem[]): {
  readonly present: readonly ItemToEvaluate[];
  readonly erased: readonly ItemOutcome[];
} {
  const present = items.flatMap(({ answer, ...item }) => (answer === null ? [] : [{ ...item, answer }]));
  const error = { code: 'answer-erased', message: 'The answer was erased before it was evaluated' };
  const gone = items.filter(({ answer }) => answer === null);
  return { present, erased: gone.map(({ position }) => ({ position, costUsd: 0, error })) };
}

/** What models cost for an answer, in US dollars, whatever came of it. */
export function costOfOutcome(outcome: AnswerOutcome): number {
  return 'error' in outcome ? (outcome.costUsd ?? 0) : costOfUses(outcome.evaluation.provenance?.modelUses ?? []);
}

/** What is stored of the outcome of an item's answer. */
export function toItemOutcome({ position }: PendingItem, outcome: PackedOutcome): ItemOutcome {
  if ('error' in outcome) {
    const { code, message } = outcome.error;
    return { position, costUsd: outcome.costUsd ?? 0, error: { code, message } };
  }
  const { evaluation } = outcome;
  return { position, costUsd: evaluation.costUsd, evaluation };
}
