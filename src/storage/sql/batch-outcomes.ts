import { type Kysely, sql, type Transaction } from 'kysely';
import type { BatchStore, ItemOutcome } from '../batch-store.ts';
import { AnswerNotFoundError, BatchNotFoundError } from '../store-errors.ts';
import { type BatchRow, toBatch } from './batch-row.ts';
import { settleBatch } from './batch-settling.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { isOneOf } from './is-one-of.ts';
import type { Database } from './schema.ts';
import { type EvaluationToWrite, writeEvaluations } from './write-evaluations.ts';

type EvaluatedItem = Extract<ItemOutcome, { evaluation: unknown }>;
type FailedItem = Extract<ItemOutcome, { error: unknown }>;

/**
 * Create recordOutcomes of a store. The items are locked first and only those that are pending get an outcome, so of two workers
 * with outcomes for one item the second finds it done.
 */
export function createRecordOutcomes(db: Kysely<Database>, clock: Clock): BatchStore['recordOutcomes'] {
  return async (batchId, outcomes) => {
    const byPosition = new Map(outcomes.map((outcome) => [outcome.position, outcome]));
    return await db.transaction().execute(async (trx) => {
      const items = await lockPending(trx, batchId, [...byPosition.keys()]);
      const taken = items.flatMap(({ position }) => byPosition.get(position) ?? []);
      const evaluated = taken.filter((outcome) => 'evaluation' in outcome);
      const failed = taken.filter((outcome) => 'error' in outcome);
      await markEvaluated(trx, batchId, evaluated);
      await markFailed(trx, batchId, failed);
      const row = await addToCounts(trx, batchId, taken, clock);
      await writeEvaluations(trx, batchId, withAnswers(evaluated, items), clock);
      const batch = toBatch(await settleBatch(trx, row, clock));
      // All will be read now: with the statistics of an emptier table, PostgreSQL sorts all evaluations for each page.
      if (batch.status === 'finished' && isPostgres(trx)) await sql`analyze evaluations, evaluation_texts`.execute(trx);
      return { recorded: taken.length, batch };
    });
  };
}

type LockedItem = {
  readonly position: number;
  readonly answerId: string;
  readonly text: string | null;
  readonly candidateId: string | null;
};

/** Lock those of some items that are pending, with their answers. */
async function lockPending(
  trx: Transaction<Database>,
  batchId: string,
  positions: readonly number[],
): Promise<readonly LockedItem[]> {
  if (positions.length === 0) return [];
  return await trx
    .selectFrom('batch_items')
    .innerJoin('answers', 'answers.id', 'batch_items.answer_id')
    .innerJoin('candidates', 'candidates.id', 'batch_items.candidate_id')
    .select(['batch_items.position', 'answers.id as answerId', 'answers.text', 'candidates.external_id as candidateId'])
    .where('batch_items.batch_id', '=', batchId)
    .where(isOneOf(trx, 'batch_items.position', positions))
    .where('batch_items.status', '=', 'pending')
    .orderBy('batch_items.position')
    .$if(isPostgres(trx), (query) => query.forUpdate('batch_items'))
    .execute();
}

function withAnswers(outcomes: readonly EvaluatedItem[], items: readonly LockedItem[]): readonly EvaluationToWrite[] {
  const byPosition = new Map(items.map((item) => [item.position, item]));
  return outcomes.map(({ position, evaluation, language }) => {
    const { answerId: id = '', text = null, candidateId = null } = byPosition.get(position) ?? {};
    // The item failed when its answer was erased, so this never happens; if it did, words that are gone would come back.
    if (text === null) throw new AnswerNotFoundError();
    return { answer: { id, text, candidateId }, position, evaluation, language };
  });
}

async function markEvaluated(
  trx: Transaction<Database>,
  batchId: string,
  outcomes: readonly EvaluatedItem[],
): Promise<void> {
  if (outcomes.length === 0) return;
  const positions = outcomes.map(({ position }) => position);
  await trx
    .updateTable('batch_items')
    .set({ status: 'evaluated' })
    .where('batch_id', '=', batchId)
    .where(isOneOf(trx, 'position', positions))
    .execute();
}

/** One statement for each error that there is: what fails in a unit mostly fails for one reason. */
async function markFailed(trx: Transaction<Database>, batchId: string, outcomes: readonly FailedItem[]): Promise<void> {
  const byError = Map.groupBy(outcomes, ({ error }) => JSON.stringify([error.code, error.message]));
  for (const [first, ...others] of byError.values()) {
    if (!first) continue;
    const positions = [first, ...others].map(({ position }) => position);
    await trx
      .updateTable('batch_items')
      .set({ status: 'failed', error_code: first.error.code, error_message: first.error.message })
      .where('batch_id', '=', batchId)
      .where(isOneOf(trx, 'position', positions))
      .execute();
  }
}

/** Add to the counts and the cost of a batch. Its row is locked from here on. */
async function addToCounts(
  trx: Transaction<Database>,
  batchId: string,
  outcomes: readonly ItemOutcome[],
  { now }: Clock,
): Promise<BatchRow> {
  const evaluated = outcomes.filter((outcome) => 'evaluation' in outcome);
  const needsReview = evaluated.filter(({ evaluation }) => evaluation.needsReview);
  const costUsd = outcomes.reduce((sum, outcome) => sum + outcome.costUsd, 0);
  const row = await trx
    .updateTable('batches')
    .set({
      evaluated: sql`evaluated + ${evaluated.length}`,
      failed: sql`failed + ${outcomes.length - evaluated.length}`,
      needs_review: sql`needs_review + ${needsReview.length}`,
      cost_usd: sql`cost_usd + ${costUsd}`,
      updated_at: now(),
    })
    .where('id', '=', batchId)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new BatchNotFoundError(batchId);
  return row;
}
