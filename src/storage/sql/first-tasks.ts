import { type Kysely, sql } from 'kysely';
import { reviewWorth } from '../../scoring/review-worth.ts';
import type { Clock } from './clock.ts';
import { insertRows } from './insert-rows.ts';
import { newestOfAnswer } from './newest-of.ts';
import { readInPages } from './read-in-pages.ts';
import type { Database } from './schema.ts';

/** What a task needs to know of the newest evaluation of an answer. */
export type EvaluationToReview = {
  readonly recordId: string;
  readonly answerId: string;
  readonly questionId: string;
  /** null for an answer of no batch. */
  readonly item: { readonly batchId: string; readonly position: number } | null;
  /** Points that a person's look at it is worth. */
  readonly worth: number;
};

/** All but those that are null to begin with. */
const columns = [
  'id',
  'kind',
  'status',
  'record_id',
  'answer_id',
  'question_id',
  'batch_id',
  'position',
  'worth',
  'created_at',
] as const satisfies readonly (keyof Database['review_tasks'])[];

/** Make first tasks for evaluations whose answers have no open one. */
export async function insertFirstTasks(
  db: Kysely<Database>,
  evaluations: readonly EvaluationToReview[],
  { now, newId }: Clock,
): Promise<void> {
  const createdAt = now();
  const rows = evaluations.map(({ recordId, answerId, questionId, item, worth }) => ({
    id: newId(),
    kind: 'first',
    status: 'open',
    record_id: recordId,
    answer_id: answerId,
    question_id: questionId,
    batch_id: item?.batchId ?? null,
    position: item?.position ?? null,
    worth,
    created_at: createdAt,
  }));
  await insertRows(db, 'review_tasks', columns, rows);
}

const pageSize = 500;

/** Make the tasks of batches that were evaluated before there were any: for each answer whose newest evaluation needs a look. */
export async function addMissingTasks(db: Kysely<Database>, clock: Clock): Promise<void> {
  let page: EvaluationToReview[] = [];
  for await (const { record_id, answer_id, question_id, batch_id, position, content } of readNeedy(db)) {
    const worth = reviewWorth(JSON.parse(content));
    const item = { batchId: batch_id, position };
    page.push({ recordId: record_id, answerId: answer_id, questionId: question_id, item, worth });
    if (page.length < pageSize) continue;
    await insertFirstTasks(db, page, clock);
    page = [];
  }
  await insertFirstTasks(db, page, clock);
}

type NeedyRow = {
  readonly own_id: string;
  readonly record_id: string;
  readonly answer_id: string;
  readonly question_id: string;
  readonly batch_id: string;
  readonly position: number;
  readonly content: string;
};

function readNeedy(db: Kysely<Database>): AsyncGenerator<NeedyRow, void> {
  return readInPages<NeedyRow>(async (after) => {
    const page = sql<NeedyRow>`
      SELECT own.id AS own_id, newest.id AS record_id, own.answer_id, own.question_id, own.batch_id, own.position, newest.content
      FROM evaluations AS own
      JOIN answers ON answers.id = own.answer_id
      JOIN evaluations AS newest ON newest.id = ${newestOfAnswer}
      WHERE own.batch_id IS NOT NULL AND own.id > ${after?.own_id ?? ''} AND answers.text IS NOT NULL AND newest.needs_review = 1
      ORDER BY own.id LIMIT ${pageSize}`;
    return (await page.execute(db)).rows;
  });
}
