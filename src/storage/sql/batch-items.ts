import type { Kysely } from 'kysely';
import type { BatchItemStatus } from '../../domain/batch.ts';
import type { RubricSnapshot } from '../../domain/stored-evaluation.ts';
import type { BatchStore, ItemFilter, Page, StoredItem } from '../batch-store.ts';
import { BatchNotFoundError } from '../store-errors.ts';
import { needsReviewNow, shownColumns, withNewest } from './evaluations-again.ts';
import { createFindRubrics } from './item-rubrics.ts';
import { findReviewed } from './reviewed-answers.ts';
import type { Database } from './schema.ts';
import { type StoredEvaluationRow, toStoredEvaluation } from './to-stored-evaluation.ts';

type BatchItems = Pick<BatchStore, 'listItems' | 'findItem' | 'listRejected' | 'loadPending'>;

/** Create the part of a store that reads the items of batches. */
export function createBatchItems(db: Kysely<Database>): BatchItems {
  const findRubrics = createFindRubrics(db);
  const read = async (ownRows: readonly OwnRow[]): Promise<readonly StoredItem[]> => {
    const rows = await withNewest(db, ownRows);
    const rubrics = await findRubrics(new Set(rows.flatMap((row) => row.rubric_hash ?? [])));
    const reviewed = await findReviewed(
      db,
      rows.flatMap(({ id, answer_id }) => (id === null ? [] : [answer_id])),
    );
    return rows.map((row) => toStoredItem(row, rubrics, reviewed));
  };
  /** What is read of a batch that is not there is nothing: only then is it worth a look. */
  const orNotFound = async <T>(batchId: string, found: readonly T[]): Promise<readonly T[]> => {
    if (found.length > 0) return found;
    const batch = await db.selectFrom('batches').select('id').where('id', '=', batchId).executeTakeFirst();
    if (!batch) throw new BatchNotFoundError(batchId);
    return found;
  };
  return {
    async listItems(batchId, filter, page) {
      return await orNotFound(batchId, await read(await selectPage(db, batchId, filter, page)));
    },
    async findItem(batchId, position) {
      const rows = await selectItems(db, batchId).where('batch_items.position', '=', position).execute();
      const [item] = await orNotFound(batchId, await read(rows));
      return item;
    },
    async listRejected(batchId, { after = 0, limit }) {
      const rows = await db
        .selectFrom('batch_rejected_rows')
        .select(['row', 'code', 'column_name as column', 'other_row as otherRow', 'message'])
        .where('batch_id', '=', batchId)
        .orderBy('row')
        .orderBy('number')
        .offset(after)
        .limit(limit)
        .execute();
      return await orNotFound(batchId, rows);
    },
    async loadPending({ batchId, from, to }) {
      const rows = await db
        .selectFrom('batch_items')
        .innerJoin('batches', 'batches.id', 'batch_items.batch_id')
        .innerJoin('answers', 'answers.id', 'batch_items.answer_id')
        .select(['batch_items.position', 'batch_items.question_id as questionId', 'answers.text as answer'])
        .where('batch_items.batch_id', '=', batchId)
        .where('batch_items.position', '>=', from)
        .where('batch_items.position', '<', to)
        .where('batch_items.status', '=', 'pending')
        .where('batches.status', '=', 'running')
        .orderBy('batch_items.position')
        .execute();
      return await orNotFound(batchId, rows);
    },
  };
}

/** An item with the evaluation that its batch made. */
type OwnRow = Awaited<ReturnType<ReturnType<typeof selectItems>['execute']>>[number];

/** An item with its newest evaluation, and the id of the one before. */
type ItemRow = Awaited<ReturnType<typeof withNewest<OwnRow>>>[number];

/** All that a table shows of an item. */
function selectItems(db: Kysely<Database>, batchId: string) {
  return db
    .selectFrom('batch_items')
    .innerJoin('answers', 'answers.id', 'batch_items.answer_id')
    .innerJoin('candidates', 'candidates.id', 'batch_items.candidate_id')
    .leftJoin('evaluations', (join) =>
      join
        .onRef('evaluations.batch_id', '=', 'batch_items.batch_id')
        .onRef('evaluations.position', '=', 'batch_items.position'),
    )
    .leftJoin('evaluation_texts', 'evaluation_texts.evaluation_id', 'evaluations.id')
    .select([
      'batch_items.batch_id',
      'batch_items.position',
      'batch_items.row',
      'batch_items.question_id',
      'batch_items.answer_id',
      'batch_items.status',
      'batch_items.error_code',
      'batch_items.error_message',
      'answers.text',
      'answers.erased_at',
      'candidates.external_id',
      ...shownColumns,
    ])
    .where('batch_items.batch_id', '=', batchId);
}

async function selectPage(
  db: Kysely<Database>,
  batchId: string,
  { questionId, status, needsReview }: ItemFilter,
  { after, limit }: Page,
): Promise<readonly OwnRow[]> {
  let query = selectItems(db, batchId).orderBy('batch_items.position').limit(limit);
  if (after !== undefined) query = query.where('batch_items.position', '>', after);
  if (questionId !== undefined) query = query.where('batch_items.question_id', '=', questionId);
  if (status !== undefined) query = query.where('batch_items.status', '=', status);
  if (needsReview !== undefined) query = query.where(needsReviewNow(needsReview));
  return await query.execute();
}

function toStoredItem(
  row: ItemRow,
  rubrics: ReadonlyMap<string, RubricSnapshot>,
  reviewed: Awaited<ReturnType<typeof findReviewed>>,
): StoredItem {
  const { position, external_id: candidateId, question_id: questionId, status, text: answer } = row;
  const { error_code: code, error_message: message } = row;
  const rubric = rubrics.get(row.rubric_hash ?? '');
  const evaluation = rubric && isEvaluated(row) ? toStoredEvaluation(row, rubric) : null;
  return {
    position,
    row: row.row,
    candidateId,
    questionId,
    status: status as BatchItemStatus,
    error: code === null ? null : { code, message: message ?? '' },
    evaluation,
    earlierRecordId: row.earlier_id,
    reviewed: evaluation && reviewed(row.answer_id, evaluation.numbers),
    answer,
  };
}

/** The columns of an evaluation are null all together, where there is none, or as its table says. */
function isEvaluated(row: ItemRow): row is ItemRow & StoredEvaluationRow {
  return row.id !== null;
}
