import { type Kysely, sql, type Transaction } from 'kysely';
import type { BatchStore, ItemOutcome } from '../batch-store.ts';
import { BatchNotFoundError } from '../store-errors.ts';
import { type BatchRow, toBatch } from './batch-row.ts';
import { settleBatch } from './batch-settling.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { type EvaluationToReview, insertFirstTasks } from './first-tasks.ts';
import { isOneOf } from './is-one-of.ts';
import type { Database } from './schema.ts';
import { type EvaluationToWrite, type WrittenEvaluation, writeEvaluations } from './write-evaluations.ts';

type EvaluatedItem = Extract<ItemOutcome, { evaluation: unknown }>;
type FailedItem = Extract<ItemOutcome, { error: unknown }>;

/**
 * Create recordOutcomes of a store. The items are locked first and only those that are pending get an outcome, so of two workers
 * with outcomes for one item the second finds it done. Then the batch and the answers are locked, in the order of an erasure: an
 * evaluation is stored wholly before its answer is erased, or not at all.
 */
export function createRecordOutcomes(db: Kysely<Database>, clock: Clock): BatchStore['recordOutcomes'] {
  return async (batchId, outcomes) => {
    const byPosition = new Map(outcomes.map((outcome) => [outcome.position, outcome]));
    return await db.transaction().execute(async (trx) => {
      const items = await lockPending(trx, batchId, [...byPosition.keys()]);
      await lockBatch(trx, batchId);
      const answers = await holdAnswersOf(trx, items);
      const taken = items.flatMap(({ position }) => {
        const outcome = byPosition.get(position);
        return outcome ? [answers.has(position) ? outcome : withoutWords(outcome)] : [];
      });
      const evaluated = taken.filter((outcome) => 'evaluation' in outcome);
      const failed = taken.filter((outcome) => 'error' in outcome);
      await markEvaluated(trx, batchId, evaluated);
      await markFailed(trx, batchId, failed);
      const row = await addToCounts(trx, batchId, taken, clock);
      const toWrite = withAnswers(evaluated, answers);
      const written = await writeEvaluations(trx, batchId, toWrite, clock);
      await insertFirstTasks(trx, toReview(batchId, toWrite, written), clock);
      const batch = toBatch(await settleBatch(trx, row, clock));
      // All will be read now: with the statistics of an emptier table, PostgreSQL sorts all evaluations for each page.
      if (batch.status === 'finished' && isPostgres(trx)) await sql`analyze evaluations, evaluation_texts`.execute(trx);
      return { recorded: taken.length, batch };
    });
  };
}

type LockedItem = { readonly position: number; readonly answerId: string };

type HeldAnswer = EvaluationToWrite['answer'];

type ItemToWrite = EvaluationToWrite & { readonly position: number };

/** Lock those of some items that are pending. */
async function lockPending(
  trx: Transaction<Database>,
  batchId: string,
  positions: readonly number[],
): Promise<readonly LockedItem[]> {
  if (positions.length === 0) return [];
  return await trx
    .selectFrom('batch_items')
    .select(['position', 'answer_id as answerId'])
    .where('batch_id', '=', batchId)
    .where(isOneOf(trx, 'position', positions))
    .where('status', '=', 'pending')
    .orderBy('position')
    .$if(isPostgres(trx), (query) => query.forUpdate())
    .execute();
}

/** SQLite has one writer at a time. */
async function lockBatch(trx: Transaction<Database>, batchId: string): Promise<void> {
  if (!isPostgres(trx)) return;
  await trx.selectFrom('batches').select('id').where('id', '=', batchId).forUpdate().execute();
}

/**
 * Answers of items by position, as they are now and stay until the transaction ends. Those that are erased are left out: an item
 * can be pending although its answer is gone, if it was made pending again at the moment of the erasure.
 */
async function holdAnswersOf(
  trx: Transaction<Database>,
  items: readonly LockedItem[],
): Promise<ReadonlyMap<number, HeldAnswer>> {
  if (items.length === 0) return new Map();
  const rows = await trx
    .selectFrom('answers')
    .innerJoin('candidates', 'candidates.id', 'answers.candidate_id')
    .select(['answers.id', 'answers.text', 'candidates.external_id as candidateId'])
    .where(
      isOneOf(
        trx,
        'answers.id',
        items.map(({ answerId }) => answerId),
      ),
    )
    // In the order in which an erasure locks them.
    .$if(isPostgres(trx), (query) => query.orderBy('answers.id').forShare('answers'))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const held = new Map<number, HeldAnswer>();
  for (const { position, answerId } of items) {
    const row = byId.get(answerId);
    if (row && row.text !== null) held.set(position, { id: row.id, text: row.text, candidateId: row.candidateId });
  }
  return held;
}

/** What is stored of an outcome whose answer is gone: that there was one, and what it cost. */
function withoutWords({ position, costUsd }: ItemOutcome): FailedItem {
  const error = { code: 'answer-erased', message: 'The answer was erased before its evaluation was stored' };
  return { position, costUsd, error };
}

function withAnswers(
  outcomes: readonly EvaluatedItem[],
  answers: ReadonlyMap<number, HeldAnswer>,
): readonly ItemToWrite[] {
  return outcomes.flatMap(({ position, evaluation }) => {
    const answer = answers.get(position);
    return answer ? [{ answer, position, evaluation }] : [];
  });
}

/** Those of a batch's evaluations that a person should look at. */
function toReview(
  batchId: string,
  evaluations: readonly ItemToWrite[],
  written: readonly WrittenEvaluation[],
): readonly EvaluationToReview[] {
  return evaluations.flatMap(({ answer, position, evaluation }, index) => {
    const record = written[index];
    const { questionId, reviewWorth: worth } = evaluation;
    if (worth === null || !record) return [];
    const item = { batchId, position };
    return [{ recordId: record.id, answerId: answer.id, questionId, item, worth }];
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
