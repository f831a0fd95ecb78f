import { hash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/rubrics/to-question.ts';
import { snapshotRubric } from '../../src/scoring/snapshot-rubric.ts';
import { appendAudit } from '../../src/storage/sql/append-audit.ts';
import { schemaVersion } from '../../src/storage/sql/migrate.ts';
import { initial } from '../../src/storage/sql/migrations/0001-initial.ts';
import type { SqlStorage } from '../../src/storage/sql/open-storage.ts';
import type { Database } from '../../src/storage/sql/schema.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { aDraft, aPublication } from './a-draft.ts';
import { anEvaluation, aStoredBank } from './a-stored-bank.ts';
import type { OpenStore } from './store-factory.ts';

/** A database that no program has opened, and what opens it with this one. */
export type OldDatabase = { readonly db: Kysely<Database>; open(): Promise<SqlStorage> };

const newTables = ['rubric_contents', 'rubric_drafts', 'rubric_imports', 'published_rubrics'];

/** @param openOld an empty database without tables */
export function schemaUpgradeContract(openOld: () => Promise<OldDatabase>, open: OpenStore): void {
  describe('a database of schema 0001', () => {
    it('keeps all that it holds when it is opened, and the audit log holds', async () => {
      const old = await openOld();
      await migrateToFirst(old.db);
      await fill(old.db);
      const { storage } = await old.open();
      expect(await storage.audit.verify()).toMatchObject({ entries: 1, tampering: [] });
      const bank = aStoredBank();
      const [complaint] = bank.questions;
      const rubricHash = complaint?.rubric.hash ?? '';
      expect(await storage.rubrics.findRubric(rubricHash)).toEqual(complaint && snapshotRubric(complaint));
      expect(await storage.rubrics.findContent(rubricHash)).toBeUndefined();
    });

    it('gets the contents of its rubrics when the bank is opened, once', async () => {
      const old = await openOld();
      await migrateToFirst(old.db);
      await fill(old.db);
      const { storage } = await old.open();
      const bank = aStoredBank();
      await storage.rubrics.saveBank(bank);
      await storage.rubrics.saveBank(bank);
      for (const question of bank.questions) {
        expect(await storage.rubrics.findContent(question.rubric.hash)).toEqual(contentOf(question));
      }
      expect(await storage.audit.verify()).toMatchObject({ entries: 2, tampering: [] });
    });

    it('takes drafts, publications and evaluations as a new one does', async () => {
      const old = await openOld();
      await migrateToFirst(old.db);
      await fill(old.db);
      const { storage } = await old.open();
      await storage.publications.publish('a-bank', aPublication('1.1.0'), await storage.drafts.create(aDraft()));
      await recordAnswer(storage);
      expect(await storage.audit.verify()).toMatchObject({ entries: 3, evaluations: 1, tampering: [] });
    });

    it('has left backups that are restored', async () => {
      const old = await openOld();
      await migrateToFirst(old.db);
      await fill(old.db);
      const { storage } = await old.open();
      await recordAnswer(storage);
      const target = (await open()).storage;
      const report = await target.restore(Readable.from([asOfFirstSchema(await backUp(storage))]));
      expect(report.schemaVersion).toBe('0001-initial');
      expect(await target.audit.verify()).toMatchObject({ entries: 3, evaluations: 1, tampering: [] });
    });
  });
}

async function migrateToFirst(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ '0001-initial': initial }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** A bank as programs of schema 0001 saved it: without contents. */
async function fill(db: Kysely<Database>): Promise<void> {
  const { id, version, language, title, sections, questions } = aStoredBank();
  const at = '2026-01-01T00:00:00.000Z';
  const briefly = questions.map((it) => ({ id: it.id, points: it.points, rubric: it.rubric.hash }));
  const content = JSON.stringify({ id, version, language, title, sections, questions: briefly });
  const bank = { hash: hash('sha256', content), id, version, content, created_at: at };
  const rubrics = questions.map((question) => ({
    hash: question.rubric.hash,
    rubric_id: question.rubric.id,
    version: question.rubric.version,
    content: JSON.stringify(snapshotRubric(question)),
    created_at: at,
  }));
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('question_banks').values(bank).execute();
    await trx.insertInto('rubric_versions').values(rubrics).execute();
    const saved = Object.fromEntries(rubrics.map((row) => [row.hash, hash('sha256', row.content)]));
    const details = { bank: { id, version }, rubrics: saved };
    await appendAudit(trx, { action: 'bank-saved', subject: bank.hash, details }, at);
  });
}

async function recordAnswer(storage: Storage): Promise<void> {
  const answer = { text: '道歉', candidateId: 'c-1' };
  await storage.evaluations.record({ answer, evaluation: anEvaluation('道歉'), language: 'zh' });
}

async function backUp(storage: Storage): Promise<Buffer> {
  const out = new PassThrough();
  const [, bytes] = await Promise.all([storage.backup(out), buffer(out)]);
  return bytes;
}

/** The backup that a program of schema 0001 would have written of the same rows. */
function asOfFirstSchema(bytes: Buffer): Buffer {
  const lines = gunzipSync(bytes).toString().split('\n').slice(0, -2);
  const header = lines[0]?.replace(schemaVersion, '0001-initial') ?? '';
  const content = [header, ...lines.slice(1)].map((line) => `${line}\n`).join('');
  const footer = JSON.parse(gunzipSync(bytes).toString().split('\n').at(-2) ?? '');
  const rows = Object.fromEntries(Object.entries(footer.rows).filter(([table]) => !newTables.includes(table)));
  return gzipSync(`${content}${JSON.stringify({ rows, sha256: hash('sha256', content) })}\n`);
}
