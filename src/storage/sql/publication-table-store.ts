import type { Kysely, Transaction } from 'kysely';
import { DraftChangedError, DraftNotFoundError, VersionExistsError } from '../../domain/authoring-errors.ts';
import type { Question } from '../../domain/question-bank.ts';
import type { PublishedRubric } from '../../domain/rubric-draft.ts';
import type { NewPublication, PublicationStore } from '../publication-store.ts';
import { appendAudit, lockAuditHead } from './append-audit.ts';
import type { Clock } from './clock.ts';
import { isPostgres } from './dialect.ts';
import { insertRows } from './insert-rows.ts';
import { isOneOf } from './is-one-of.ts';
import { hashPublicationRow, type PublicationRow, publicationColumns } from './publication-row.ts';
import { saveRubrics } from './save-rubrics.ts';
import type { Database } from './schema.ts';

/** Published rubrics in a table. */
export function createPublicationStore(db: Kysely<Database>, clock: Clock): PublicationStore {
  return {
    publish: (bankId, publication, draft) =>
      db.transaction().execute((trx) => publish(trx, bankId, publication, draft, clock)),
    async listSince(bankId, number) {
      const rows = await db
        .selectFrom('published_rubrics')
        .selectAll()
        .where('bank_id', '=', bankId)
        .where('number', '>', number)
        .orderBy('number')
        .execute();
      return rows.map(toPublished);
    },
  };
}

/**
 * Publishers take turns at the end of the audit log, each until its transaction ends. So numbers are given in the order in which
 * publications can be seen, without gaps: who reads those after a number never misses one that comes late.
 */
async function publish(
  trx: Transaction<Database>,
  bankId: string,
  publication: NewPublication,
  draft: Parameters<PublicationStore['publish']>[2],
  { now }: Clock,
): Promise<PublishedRubric> {
  await takeDraft(trx, draft);
  const head = await lockAuditHead(trx);
  const { section, question, weights, override, isConfirmed } = publication;
  const { version, hash: rubricHash } = question.rubric;
  await requireNew(trx, bankId, question);
  const last = await trx
    .selectFrom('published_rubrics')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('bank_id', '=', bankId)
    .executeTakeFirst();
  const row: PublicationRow = {
    bank_id: bankId,
    number: (last?.number ?? 0) + 1,
    question_id: question.id,
    version,
    rubric_hash: rubricHash,
    content: JSON.stringify({ section, question, override, isConfirmed }),
    weights,
    published_at: now(),
  };
  const saved = await saveRubrics(trx, [question], row.published_at);
  await insertRows(trx, 'published_rubrics', publicationColumns, [row]);
  const details = {
    by: draft.by,
    bank: bankId,
    number: row.number,
    question: question.id,
    version,
    rubric: rubricHash,
    override,
    isConfirmed,
    ...saved,
    publication: hashPublicationRow(row),
  };
  await appendAudit(trx, { action: 'rubric-published', subject: rubricHash, details }, row.published_at, head);
  return toPublished(row);
}

/** Remove the draft, if it is still as its publisher saw it. Of two publishers of one draft, the second finds it gone. */
async function takeDraft(
  trx: Transaction<Database>,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<void> {
  const draft = await trx
    .selectFrom('rubric_drafts')
    .select('revision')
    .where('id', '=', id)
    .$if(isPostgres(trx), (query) => query.forUpdate())
    .executeTakeFirst();
  if (!draft) throw new DraftNotFoundError();
  if (draft.revision !== revision) throw new DraftChangedError(draft.revision);
  await trx.deleteFrom('rubric_drafts').where('id', '=', id).execute();
}

/** A version of the bank's files counts like a published one: two contents under one name could not be told apart. */
async function requireNew(trx: Transaction<Database>, bankId: string, { id, rubric }: Question): Promise<void> {
  const published = await trx
    .selectFrom('published_rubrics')
    .select(['version', 'rubric_hash as hash'])
    .where('bank_id', '=', bankId)
    .where('question_id', '=', id)
    .execute();
  const banks = await trx.selectFrom('question_banks').select('content').where('id', '=', bankId).execute();
  const hashes = new Set(banks.flatMap(({ content }) => rubricHashesOf(content, id)));
  const ofFiles = await trx
    .selectFrom('rubric_versions')
    .select(['version', 'hash'])
    .where(isOneOf(trx, 'hash', [...hashes]))
    .execute();
  const isKnown = [...published, ...ofFiles].some((it) => it.version === rubric.version || it.hash === rubric.hash);
  if (isKnown) throw new VersionExistsError(id, rubric.version);
}

/** Hashes of a question's rubric in the content of a row of question_banks. */
function rubricHashesOf(bankContent: string, questionId: string): readonly string[] {
  const { questions }: { readonly questions: readonly { readonly id: string; readonly rubric: string }[] } =
    JSON.parse(bankContent);
  return questions.filter(({ id }) => id === questionId).map(({ rubric }) => rubric);
}

function toPublished({ number, content, weights, published_at }: PublicationRow): PublishedRubric {
  return { number, ...JSON.parse(content), weights, publishedAt: published_at };
}
