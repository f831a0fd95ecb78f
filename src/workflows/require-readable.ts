import { type Actor, isAllowed } from '../domain/actor.ts';
import type { EvaluationStore } from '../storage/evaluation-store.ts';
import { EvaluationNotFoundError } from '../storage/store-errors.ts';

/**
 * Find out whether somebody may read an evaluation.
 *
 * @throws {EvaluationNotFoundError} if not, as if it were not there.
 */
export async function requireReadable(
  actor: Actor,
  recordId: string,
  evaluations: Pick<EvaluationStore, 'findTies'>,
): Promise<void> {
  const ties = await evaluations.findTies(recordId, actor.userId);
  const isReadable =
    ties &&
    (actor.role === 'owner' ||
      ties.isTheirs ||
      (ties.isOfTheirBatch && isAllowed(actor, 'batches')) ||
      (ties.isReviewedByThem && isAllowed(actor, 'reviews')));
  if (!isReadable) throw new EvaluationNotFoundError();
}
