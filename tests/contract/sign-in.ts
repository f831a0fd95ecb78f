import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSignIn, signInOptions } from '../../src/storage/better-auth/create-sign-in.ts';
import { isPostgres } from '../../src/storage/sql/dialect.ts';
import { createIdSource } from '../../src/storage/sql/new-id.ts';
import type { SqlStorage } from '../../src/storage/sql/open-storage.ts';
import { StoreUnavailableError } from '../../src/storage/store-errors.ts';
import { aPerson } from './a-person.ts';
import type { OpenStore } from './store-factory.ts';

const options = (db: SqlStorage['db']) => ({
  db,
  secret: '7b0f6f0c9a4be7d24b2c1e8d5a3f9c61',
  url: 'http://127.0.0.1',
  newId: createIdSource(),
});

const password = 'correct horse battery';

/** The Cookie header of a browser that was sent these. */
const toHeader = (cookies: readonly string[]) => cookies.map((line) => line.split(';')[0]).join('; ');

const aMinuteAgo = (): string => new Date(Date.now() - 60_000).toISOString();
const soon = (): string => new Date(Date.now() + 120_000).toISOString();

/** Let all sessions have begun so many hours ago. */
async function age(db: SqlStorage['db'], hours: number): Promise<void> {
  const begun = new Date(Date.now() - hours * 60 * 60 * 1000).toISOString();
  await db.updateTable('sessions').set({ created_at: begun }).execute();
}

/** Passwords and sessions. */
export function signInContract(open: OpenStore): void {
  describe('signing in', () => {
    let passwordHash = '';
    beforeAll(async () => {
      const { db } = await open(() => undefined);
      passwordHash = await (await createSignIn(options(db))).hashPassword(password);
      await db.destroy();
    });

    async function aSignIn() {
      const { storage, db } = await open();
      const person = await aPerson(storage, 'interviewer', { email: 'a@example.org', passwordHash });
      return { storage, db, person, signIn: await createSignIn(options(db)) };
    }

    it('begins a session that its cookie finds, and that ends', async () => {
      const { db, person, signIn } = await aSignIn();
      const opened = await signIn.open('a@example.org', password);
      expect(opened?.account).toEqual(person);
      expect(opened?.cookies.join()).toMatch(/^answer-evaluator\.session_token=.*HttpOnly; SameSite=Strict$/);
      const cookie = toHeader(opened?.cookies ?? []);
      expect(await signIn.find(cookie)).toEqual({ account: person, cookies: [] });
      expect(await db.selectFrom('sessions').select(['ip_address', 'user_agent']).execute()).toEqual([
        { ip_address: '', user_agent: '' },
      ]);
      await signIn.close(cookie);
      expect(await signIn.find(cookie)).toBeUndefined();
    });

    it('fails alike for a wrong password, an unknown address and a disabled account', async () => {
      const { storage, db, person, signIn } = await aSignIn();
      expect(await signIn.open('a@example.org', `${password}!`)).toBeUndefined();
      expect(await signIn.open('b@example.org', password)).toBeUndefined();
      await storage.accounts.change(person.id, { isDisabled: true }, 'by');
      expect(await signIn.open('a@example.org', password)).toBeUndefined();
      expect(await db.selectFrom('sessions').select('id').execute()).toEqual([]);
    });

    it('is over for a session that is too old, was changed by a letter or lost its account', async () => {
      const { storage, db, person, signIn } = await aSignIn();
      const cookie = toHeader((await signIn.open('a@example.org', password))?.cookies ?? []);
      const [name = '', value = ''] = cookie.split('=');
      const other = value.startsWith('a') ? 'b' : 'a';
      expect(await signIn.find(`${name}=${other}${value.slice(1)}`)).toBeUndefined();
      expect(await signIn.find(`${name}=${value.split('.')[0]}`)).toBeUndefined();
      expect(await signIn.find(cookie)).toBeDefined();
      await db.updateTable('users').set({ is_disabled: 1 }).where('id', '=', person.id).execute();
      expect(await signIn.find(cookie)).toBeUndefined();
      await storage.accounts.change(person.id, { isDisabled: false }, 'by');
      await db.updateTable('sessions').set({ expires_at: '2020-01-01T00:00:00.000Z' }).execute();
      expect(await signIn.find(cookie)).toBeUndefined();
    });

    it('puts another session in the place of one that is a day old, whose token ends a minute later', async () => {
      const { db, person, signIn } = await aSignIn();
      const cookie = toHeader((await signIn.open('a@example.org', password))?.cookies ?? []);
      expect(await signIn.find(cookie)).toEqual({ account: person, cookies: [] });
      await age(db, 25);
      const rotated = await signIn.find(cookie);
      expect(rotated?.cookies.join()).toMatch(/session_token=.*Max-Age=604800;.*HttpOnly; SameSite=Strict$/);
      const next = toHeader(rotated?.cookies ?? []);
      expect(next).not.toBe(cookie);
      expect(await signIn.find(next)).toEqual({ account: person, cookies: [] });
      // What was sent at the same time still counts, and gets no session of its own.
      expect(await signIn.find(cookie)).toEqual({ account: person, cookies: [] });
      const ends = await db.selectFrom('sessions').select('expires_at').orderBy('expires_at').execute();
      expect(ends.map(({ expires_at }) => Math.round((Date.parse(expires_at) - Date.now()) / 60_000))).toEqual([
        1, 10_080,
      ]);
      await db.updateTable('sessions').set({ expires_at: aMinuteAgo() }).where('expires_at', '<', soon()).execute();
      expect(await signIn.find(cookie)).toBeUndefined();
      expect(await signIn.find(next)).toBeDefined();
    });

    it('gives one new session to several requests with the same old one', async () => {
      const { db, signIn } = await aSignIn();
      const cookie = toHeader((await signIn.open('a@example.org', password))?.cookies ?? []);
      await age(db, 25);
      const found = await Promise.all(Array.from({ length: 5 }, () => signIn.find(cookie)));
      expect(found.map((it) => it?.cookies.length).toSorted()).toEqual([0, 0, 0, 0, 1]);
      expect(await db.selectFrom('sessions').select('id').execute()).toHaveLength(2);
    });

    it('keeps no sessions that were left long ago', async () => {
      const { db, signIn } = await aSignIn();
      await signIn.open('a@example.org', password);
      await db.updateTable('sessions').set({ expires_at: aMinuteAgo() }).execute();
      const cookie = toHeader((await signIn.open('a@example.org', password))?.cookies ?? []);
      await age(db, 25);
      await signIn.find(cookie);
      expect(await db.selectFrom('sessions').select('id').execute()).toHaveLength(2);
    });

    it('does not say that a session is over that could not be ended', async () => {
      const { db, signIn } = await aSignIn();
      const cookie = toHeader((await signIn.open('a@example.org', password))?.cookies ?? []);
      await sql`CREATE TABLE held (session_id TEXT REFERENCES sessions (id))`.execute(db);
      await sql`INSERT INTO held SELECT id FROM sessions`.execute(db);
      await expect(signIn.close(cookie)).rejects.toThrow(StoreUnavailableError);
      await sql`DROP TABLE held`.execute(db);
      await signIn.close(cookie);
      expect(await signIn.find(cookie)).toBeUndefined();
    });

    it('tells a database that is away from a password that is wrong', async () => {
      const { db, signIn } = await aSignIn();
      const cookie = toHeader((await signIn.open('a@example.org', password))?.cookies ?? []);
      await db.schema.alterTable('users').renameTo('away').execute();
      await expect(signIn.open('a@example.org', password)).rejects.toThrow();
      await expect(signIn.find(cookie)).rejects.toThrow();
      await db.schema.alterTable('away').renameTo('users').execute();
      expect(await signIn.find(cookie)).toBeDefined();
    });

    it('finds all tables and columns that the library asks for', async () => {
      const { db } = await open();
      const { compileMigrations } = await getMigrations({
        ...signInOptions(options(db)),
        database: { db, type: isPostgres(db) ? 'postgres' : 'sqlite' },
      });
      // Of PostgreSQL it would like types of its own for times and for yes and no; it works with text and numbers.
      const wanted = (await compileMigrations()).split(';').map((it) => it.trim());
      expect(wanted.filter((it) => it !== '')).toEqual([]);
    });
  });
}
