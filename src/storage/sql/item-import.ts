import type { Transaction } from 'kysely';
import type { DuplicateItem, NewItem } from '../batch-store.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { insertNewRows, insertRows } from './insert-rows.ts';
import { isOneOf } from './is-one-of.ts';
import type { Database } from './schema.ts';

type ItemRow = Database['batch_items'];

/**
 * Store items of a file with their answers and candidates. Items whose candidate has answered the question in an earlier row are
 * left out.
 */
export async function addItems(
  trx: Transaction<Database>,
  batchId: string,
  items: readonly NewItem[],
  clock: Clock,
): Promise<{ readonly added: number; readonly duplicates: readonly DuplicateItem[] }> {
  if (items.length === 0) return { added: 0, duplicates: [] };
  const candidates = await findOrAddCandidates(trx, new Set(items.map((item) => item.candidateId)), clock);
  const rows = items.map(
    (item): ItemRow => ({
      batch_id: batchId,
      position: item.position,
      row: item.row,
      candidate_id: candidates.get(item.candidateId) ?? '',
      question_id: item.questionId,
      answer_id: clock.newId(),
      status: 'pending',
      error_code: null,
      error_message: null,
    }),
  );
  await addAnswers(trx, rows, items, clock);
  const count = await insertRows(trx, 'batch_items', itemColumns, rows, { ignoreConflicts: true });
  if (count === rows.length) return { added: count, duplicates: [] };
  const refused = await findRefused(trx, batchId, rows);
  return { added: count, duplicates: await reportDuplicates(trx, batchId, refused, items) };
}

/** The items that were left out: their answers are those of no item. */
async function findRefused(
  trx: Transaction<Database>,
  batchId: string,
  rows: readonly ItemRow[],
): Promise<readonly ItemRow[]> {
  const positions = rows.map(({ position }) => position);
  const stored = await trx
    .selectFrom('batch_items')
    .select('answer_id')
    .where('batch_id', '=', batchId)
    .where(isOneOf(trx, 'position', positions))
    .execute();
  const added = new Set(stored.map((item) => item.answer_id));
  return rows.filter((row) => !added.has(row.answer_id));
}

/** All but those that are null to begin with. */
const itemColumns = [
  'batch_id',
  'position',
  'row',
  'candidate_id',
  'question_id',
  'answer_id',
  'status',
] as const satisfies readonly (keyof ItemRow)[];

async function addAnswers(
  trx: Transaction<Database>,
  rows: readonly ItemRow[],
  items: readonly NewItem[],
  { now }: Clock,
): Promise<void> {
  const createdAt = now();
  const answers = rows.map((row, index) => ({
    id: row.answer_id,
    candidate_id: row.candidate_id,
    question_id: row.question_id,
    text: items[index]?.answer ?? '',
    created_at: createdAt,
  }));
  await insertRows(trx, 'answers', ['id', 'candidate_id', 'question_id', 'text', 'created_at'], answers);
}

/**
 * Ids of candidates by what callers call them. Those that are found are kept from being forgotten until the transaction ends; one
 * that is being forgotten meanwhile is a new candidate then, so it may take more than one go.
 */
async function findOrAddCandidates(
  trx: Transaction<Database>,
  externalIds: ReadonlySet<string>,
  { now, newId }: Clock,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  // In one order everywhere, or two imports of the same candidates would wait for each other.
  let missing = [...externalIds].toSorted();
  while (missing.length > 0) {
    const found = await trx
      .selectFrom('candidates')
      .select(['id', 'external_id'])
      .where(isOneOf(trx, 'external_id', missing))
      .orderBy('external_id')
      .$if(isPostgres(trx), (query) => query.forKeyShare())
      .execute();
    for (const candidate of found) ids.set(candidate.external_id ?? '', candidate.id);
    const createdAt = now();
    const candidates = missing
      .filter((externalId) => !ids.has(externalId))
      .map((externalId) => ({ id: newId(), external_id: externalId, created_at: createdAt }));
    const added = await insertNewRows(trx, 'candidates', ['id', 'external_id', 'created_at'], candidates, [
      'id',
      'external_id',
    ]);
    for (const candidate of added) ids.set(candidate.external_id ?? '', candidate.id);
    missing = missing.filter((externalId) => !ids.has(externalId));
  }
  return ids;
}

/** Take back the answers of items that were refused, and tell which row came first. */
async function reportDuplicates(
  trx: Transaction<Database>,
  batchId: string,
  refused: readonly ItemRow[],
  items: readonly NewItem[],
): Promise<readonly DuplicateItem[]> {
  const refusedAnswers = refused.map((row) => row.answer_id);
  await trx
    .deleteFrom('answers')
    .where(isOneOf(trx, 'id', refusedAnswers))
    .execute();
  const candidateIds = [...new Set(refused.map((row) => row.candidate_id))];
  const stored = await trx
    .selectFrom('batch_items')
    .innerJoin('answers', 'answers.id', 'batch_items.answer_id')
    .select(['batch_items.row', 'batch_items.candidate_id', 'batch_items.question_id', 'answers.text'])
    .where('batch_items.batch_id', '=', batchId)
    .where(isOneOf(trx, 'batch_items.candidate_id', candidateIds))
    .execute();
  const key = (item: Pick<ItemRow, 'candidate_id' | 'question_id'>) =>
    JSON.stringify([item.candidate_id, item.question_id]);
  const firsts = new Map(stored.map((item) => [key(item), item]));
  const answers = new Map(items.map((item) => [item.position, item.answer]));
  return refused.map((row) => {
    const first = firsts.get(key(row));
    // Two items of one position: whoever reads the file has counted wrongly.
    if (!first) throw new Error(`position ${row.position} of a batch was given twice`);
    const isSameAnswer = first.text === answers.get(row.position);
    return { position: row.position, row: row.row, firstRow: first.row, isSameAnswer };
  });
}
