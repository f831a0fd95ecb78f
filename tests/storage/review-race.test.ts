import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { openSqlStorage, type StorageOptions } from '../../src/storage/sql/open-storage.ts';
import { aDecision, mei, openReviews, owner, taskAt } from '../contract/review-store-fixture.ts';
import { createDatabase } from '../support/postgres/create-database.ts';
import { aFolder, openTestStore } from './open-test-store.ts';

/** Two stores on one database, as two processes have them. */
async function openTwice(options: StorageOptions) {
  const opened = await openReviews(() => openTestStore(options));
  const { storage } = await openTestStore(options);
  return { opened, here: opened.reviews, there: storage.reviews };
}

const codesOf = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).toSorted();

describe.each([
  { name: 'SQLite', options: async () => ({ sqliteFile: join(aFolder(), 'store.sqlite') }) },
  { name: 'PostgreSQL', options: async () => ({ databaseUrl: await createDatabase(inject('postgresUrl')) }) },
])('two processes on $name', ({ options }) => {
  it('take one review at once: one wins, and the other is told who did', async () => {
    const { opened, here, there } = await openTwice(await options());
    for (const position of [0, 1, 2]) {
      const { id } = taskAt(opened, position);
      const results = await Promise.allSettled([here.take(mei, id, 'open'), there.take(owner, id, 'open')]);
      expect(codesOf(results)).toEqual(['done', 'review-locked']);
      const task = await here.findTask(owner, id);
      const lost = results.find((result) => result.status === 'rejected');
      expect(lost?.reason).toMatchObject({ holderId: task?.lock?.holderId });
    }
  });

  it('decide one review at once, in two windows of one reviewer: one decision is kept', async () => {
    const { opened, here, there } = await openTwice(await options());
    const task = taskAt(opened, 0);
    await here.take(mei, task.id, 'open');
    const decision = aDecision(task);
    const results = await Promise.allSettled([here.decide(mei, decision), there.decide(mei, decision)]);
    expect(codesOf(results)).toEqual(['done', 'review-state']);
    expect(await here.listReviews({}, { limit: 10 })).toHaveLength(1);
  });

  it('contest one criterion at once: one appeal is kept', async () => {
    const { opened, here, there } = await openTwice(await options());
    const texts = { quote: { start: 0, end: 2, text: '道歉' }, message: '我说了' };
    const appeal = { recordId: taskAt(opened, 0).recordId, criterionId: 'cause', texts, worth: 3 };
    const results = await Promise.allSettled([here.appeal('c', appeal), there.appeal('c', appeal)]);
    expect(codesOf(results)).toEqual(['appeal-state', 'done']);
    expect(await here.countOpen(owner)).toMatchObject({ appeal: 1 });
  });

  it('erase an answer while it is decided about: either comes first, and no word of it stays', async () => {
    const databaseOptions = await options();
    const { opened, here, there } = await openTwice(databaseOptions);
    const { storage } = await openSqlStorage(databaseOptions);
    for (const position of [0, 1, 2]) {
      const task = taskAt(opened, position);
      await here.take(mei, task.id, 'open');
      const results = await Promise.allSettled([
        there.decide(mei, aDecision(task)),
        storage.candidates.forget(`c-${position}`),
      ]);
      expect(['done', 'review-state']).toContain(codesOf(results.slice(0, 1))[0]);
      expect(results[1]).toMatchObject({ status: 'fulfilled' });
    }
    expect(await opened.db.selectFrom('review_texts').selectAll().execute()).toEqual([]);
    expect((await storage.audit.verify()).tampering).toEqual([]);
    await storage.close();
  });
});
