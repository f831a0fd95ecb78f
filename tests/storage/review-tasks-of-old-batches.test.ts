import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, inject, it } from 'vitest';
import type { SqlStorage, StorageOptions } from '../../src/storage/sql/open-storage.ts';
import { evaluateAnew, openReviews, owner, taskAt } from '../contract/review-store-fixture.ts';
import { createDatabase } from '../support/postgres/create-database.ts';
import { aFolder, openTestStore } from './open-test-store.ts';

const newTables = [
  'review_texts',
  'reviews',
  'review_blind_verdicts',
  'review_takes',
  'review_tasks',
  'appeal_texts',
  'appeals',
];

/** Take the tables of reviews away, as before the program knew them. */
async function goBack({ db }: SqlStorage): Promise<void> {
  for (const table of newTables) await sql.raw(`DROP TABLE ${table}`).execute(db);
  await sql`DELETE FROM kysely_migration WHERE name >= '0006'`.execute(db);
}

it.each([
  { name: 'SQLite', options: async (): Promise<StorageOptions> => ({ sqliteFile: join(aFolder(), 'store.sqlite') }) },
  { name: 'PostgreSQL', options: async () => ({ databaseUrl: await createDatabase(inject('postgresUrl')) }) },
])('answers of batches that were evaluated before wait for their reviews too, on $name', async ({ options }) => {
  const databaseOptions = await options();
  const answers = ['道歉一', '道歉二', '道歉三', '道歉四'];
  const opened = await openReviews(() => openTestStore(databaseOptions), answers);
  const again = await evaluateAnew(opened, taskAt(opened, 1));
  await evaluateAnew(opened, taskAt(opened, 2), { needsReview: false });
  await opened.storage.candidates.forget('c-3');
  await goBack(opened);
  const { storage } = await openTestStore(databaseOptions);
  const tasks = await storage.reviews.listTasks(owner, {}, { limit: 10 });
  expect(tasks.map(({ item, recordId }) => [item?.position, recordId])).toEqual([
    [0, taskAt(opened, 0).recordId],
    [1, again],
  ]);
  expect(tasks[0]).toMatchObject({ worth: taskAt(opened, 0).worth, kind: 'first', questionId: 'complaint' });
});
