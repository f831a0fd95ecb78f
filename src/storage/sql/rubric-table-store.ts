import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Question, QuestionBank } from '../../domain/question-bank.ts';
import type { RubricStore } from '../rubric-store.ts';
import { appendAudit, lockAuditHead } from './append-audit.ts';
import type { Clock } from './clock.ts';
import { insertRows } from './insert-rows.ts';
import { isOneOf } from './is-one-of.ts';
import { saveRubrics } from './save-rubrics.ts';
import type { Database } from './schema.ts';

/** Banks and rubric versions in tables, each under the hash of its content. */
export function createRubricStore(db: Kysely<Database>, clock: Clock): RubricStore {
  return {
    saveBank: (bank) => saveBank(db, bank, clock),
    async findRubric(rubricHash) {
      const row = await db
        .selectFrom('rubric_versions')
        .select('content')
        .where('hash', '=', rubricHash)
        .executeTakeFirst();
      return row && JSON.parse(row.content);
    },
    async findContent(rubricHash) {
      const row = await db
        .selectFrom('rubric_contents')
        .select('content')
        .where('hash', '=', rubricHash)
        .executeTakeFirst();
      return row && JSON.parse(row.content);
    },
  };
}

async function saveBank(db: Kysely<Database>, bank: QuestionBank, { now }: Clock): Promise<void> {
  const { id, version, questions } = bank;
  const content = toContent(bank);
  const bankHash = hash('sha256', content);
  if (await isSaved(db, bankHash, questions)) return;
  const createdAt = now();
  await db.transaction().execute(async (trx) => {
    // First of all, as a publication does: two that write the same rubric then wait for each other in one order.
    const head = await lockAuditHead(trx);
    if (await isSaved(trx, bankHash, questions)) return;
    const bankRow = { hash: bankHash, id, version, content, created_at: createdAt };
    const columns = ['hash', 'id', 'version', 'content', 'created_at'] as const;
    await insertRows(trx, 'question_banks', columns, [bankRow], { ignoreConflicts: true });
    const saved = await saveRubrics(trx, questions, createdAt);
    const details = { bank: { id, version }, ...saved };
    await appendAudit(trx, { action: 'bank-saved', subject: bankHash, details }, createdAt, head);
  });
}

/** A database of an older schema has the bank without the contents of its rubrics. */
async function isSaved(db: Kysely<Database>, bankHash: string, questions: readonly Question[]): Promise<boolean> {
  const bank = await db.selectFrom('question_banks').select('hash').where('hash', '=', bankHash).executeTakeFirst();
  if (!bank) return false;
  const hashes = new Set(questions.map(({ rubric }) => rubric.hash));
  const contents = await db
    .selectFrom('rubric_contents')
    .select('hash')
    .where(isOneOf(db, 'hash', [...hashes]))
    .execute();
  return contents.length === hashes.size;
}

/** What of a bank is kept: its order, and by hash the rubrics, which are kept by themselves. */
function toContent({ id, version, language, title, sections, questions }: QuestionBank): string {
  return JSON.stringify({
    id,
    version,
    language,
    title,
    sections: sections.map((section) => ({
      id: section.id,
      title: section.title,
      points: section.points,
      questionIds: section.questionIds,
    })),
    questions: questions.map((question) => ({
      id: question.id,
      points: question.points,
      rubric: question.rubric.hash,
    })),
  });
}
