import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, inject, it } from 'vitest';
import { aDraft, aPublication } from '../contract/a-draft.ts';
import { createDatabase } from '../support/postgres/create-database.ts';
import { openTestStore } from './open-test-store.ts';

it('keeps a second publisher waiting for a first one that commits late, so no number is seen before a lower one', async () => {
  const { storage, db } = await openTestStore({ databaseUrl: await createDatabase(inject('postgresUrl')) });
  const { drafts, publications } = storage;
  // The first publisher has written everything but is slow to end its transaction.
  await sql
    .raw(
      `CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END $$`,
    )
    .execute(db);
  await sql
    .raw(
      `CREATE TRIGGER dawdle AFTER INSERT ON published_rubrics FOR EACH ROW WHEN (NEW.version = '1.1.0') EXECUTE FUNCTION dawdle()`,
    )
    .execute(db);
  const [slowDraft, quickDraft] = [await drafts.create(aDraft()), await drafts.create(aDraft())];
  const slow = publications.publish('a-bank', aPublication('1.1.0'), slowDraft);
  await sleep(100);
  const quick = publications.publish('a-bank', aPublication('1.2.0'), quickDraft);
  await sleep(100);
  expect(await publications.listSince('a-bank', 0)).toEqual([]);
  expect(await quick).toMatchObject({ number: 2 });
  expect(await publications.listSince('a-bank', 0)).toEqual([await slow, await quick]);
});
