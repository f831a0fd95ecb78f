import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { QuestionBank } from '../../domain/question-bank.ts';
import { snapshotRubric } from '../../scoring/snapshot-rubric.ts';
import type { RubricStore } from '../rubric-store.ts';
import { appendAudit } from './append-audit.ts';
import type { Clock } from './clock.ts';
import { insertNewRows, insertRows } from './insert-rows.ts';
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
  };
}

async function saveBank(db: Kysely<Database>, bank: QuestionBank, { now }: Clock): Promise<void> {
  const content = toContent(bank);
  const bankHash = hash('sha256', content);
  const known = await db.selectFrom('question_banks').select('hash').where('hash', '=', bankHash).executeTakeFirst();
  if (known) return;
  const createdAt = now();
  const rubrics = bank.questions.map((question) => {
    const { id: rubric_id, version, hash: rubricHash } = question.rubric;
    return {
      hash: rubricHash,
      rubric_id,
      version,
      content: JSON.stringify(snapshotRubric(question)),
      created_at: createdAt,
    };
  });
  await db.transaction().execute(async (trx) => {
    const { id, version } = bank;
    const bankRow = { hash: bankHash, id, version, content, created_at: createdAt };
    const columns = ['hash', 'id', 'version', 'content', 'created_at'] as const;
    const isNew = (await insertRows(trx, 'question_banks', columns, [bankRow], { ignoreConflicts: true })) > 0;
    if (!isNew) return;
    const rubricColumns = ['hash', 'rubric_id', 'version', 'content', 'created_at'] as const;
    const added = new Set(
      (await insertNewRows(trx, 'rubric_versions', rubricColumns, rubrics, ['hash'])).map((it) => it.hash),
    );
    const details = {
      bank: { id, version },
      rubrics: Object.fromEntries(
        rubrics.filter((it) => added.has(it.hash)).map((it) => [it.hash, hash('sha256', it.content)]),
      ),
    };
    await appendAudit(trx, { action: 'bank-saved', subject: bankHash, details }, createdAt);
  });
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
