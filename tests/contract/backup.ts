import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RubricDraft } from '../../src/domain/rubric-draft.ts';
import { schemaVersion } from '../../src/storage/sql/migrate.ts';
import type { SqlStorage } from '../../src/storage/sql/open-storage.ts';
import type { BackupReport, Storage } from '../../src/storage/storage.ts';
import { BackupInvalidError, StoreNotEmptyError } from '../../src/storage/store-errors.ts';
import { aDraft, aPublication } from './a-draft.ts';
import { aFinishedBatch, aReadyBatch } from './a-finished-batch.ts';
import { aPerson, aTokenHash, farAway } from './a-person.ts';
import { anEvaluation, aStoredBank } from './a-stored-bank.ts';
import type { AtEnd, OpenStore } from './store-factory.ts';

const damages: readonly { what: string; change: (bytes: Buffer, lines: string[]) => Buffer }[] = [
  { what: 'cut off in the middle', change: (bytes) => bytes.subarray(0, bytes.length / 2) },
  { what: 'cut off before its last line', change: (_, lines) => pack(lines.slice(0, -1)) },
  { what: 'no gzip file', change: () => Buffer.from('candidate,answer\n') },
  { what: 'empty', change: () => Buffer.alloc(0) },
  { what: 'gzipped, but something else', change: () => gzipSync('{"a":1}\n') },
  { what: 'lacking a row', change: (_, lines) => pack(lines.filter((line) => !line.includes('道歉一'))) },
  {
    what: 'changed in one letter',
    change: (_, lines) => pack(lines.map((line) => line.replace('道歉一', '道歉三'))),
  },
  { what: 'followed by more', change: (_, lines) => pack([...lines, '{"table":"answers","columns":[]}']) },
  {
    what: 'of a newer schema',
    change: (_, lines) => pack(lines.map((line) => line.replace(schemaVersion, '9999-later'))),
  },
  {
    what: 'changed in one byte of the compressed file',
    change: (bytes) => Buffer.from(bytes.map((byte, index) => (index === 200 ? byte ^ 1 : byte))),
  },
];

/** Moving everything from one database into another, of the same or the other kind. */
export function backupContract(open: OpenStore, openOther: OpenStore): void {
  damageContract(open);
  describe('a backup', () => {
    it.each([
      { kind: 'of the same kind', openTarget: open },
      { kind: 'of the other kind', openTarget: openOther },
    ])('restores row for row into a database $kind, where the audit log holds', async ({ openTarget }) => {
      const source = await openUsedStore(open);
      const { report, bytes } = await backUp(source.storage);
      const target = await openTarget();
      expect(await target.storage.restore(Readable.from([bytes]))).toEqual(report);
      const [before, after] = [await readAll(source), await readAll(target)];
      const restored = after.audit_log?.pop();
      expect(before.sessions).toHaveLength(1);
      // Whoever brings an old backup in must not bring back sessions that were ended since.
      expect(after).toEqual({ ...before, sessions: [] });
      expect(restored).toMatchObject({ action: 'database-restored', subject: report.sha256 });
      const { head } = await source.storage.audit.verify();
      expect((await target.storage.audit.verify(head ?? undefined)).tampering).toEqual([]);
    });

    it('hands out again what somebody worked on', async () => {
      const { storage, db } = await openUsedStore(open);
      const unit = { id: 'u', batch_id: 'b', from_position: 0, to_position: 9, attempt: 1 };
      await db
        .insertInto('work_units')
        .values({ ...unit, lease_owner: 'dead', lease_until: 2 ** 41 })
        .execute();
      const { bytes } = await backUp(storage);
      const target = await open();
      await target.storage.restore(Readable.from([bytes]));
      const units = await target.db.selectFrom('work_units').selectAll().execute();
      expect(units).toEqual([{ ...unit, lease_owner: null, lease_until: 0 }]);
    });

    it('holds what was there when it began, however much is written meanwhile', async () => {
      const { storage } = await openUsedStore(open);
      const out = new PassThrough({ highWaterMark: 1 });
      const backing = storage.backup(out);
      await new Promise((resolve) => out.once('readable', resolve));
      await aReadyBatch(storage, Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`later-${i}`, '晚了'])));
      const bytes = await buffer(out);
      const counts = Object.fromEntries((await backing).tables.map(({ name, rows }) => [name, rows]));
      expect(counts).toMatchObject({ batches: 1, batch_items: 2, answers: 3 });
      expect(gunzipSync(bytes).toString()).not.toContain('晚了');
    });

    it('is not restored over anything', async () => {
      const source = await openUsedStore(open);
      const { bytes } = await backUp(source.storage);
      const before = await readAll(source);
      await expect(source.storage.restore(Readable.from([bytes]))).rejects.toThrow(StoreNotEmptyError);
      expect(await readAll(source)).toEqual(before);
    });

    it('that cannot be read to its end is not restored', async () => {
      const { storage } = await openUsedStore(open);
      const { bytes } = await backUp(storage);
      async function* failing() {
        yield bytes.subarray(0, 300);
        throw new Error('the disk went away');
      }
      const target = await open();
      await expect(target.storage.restore(Readable.from(failing()))).rejects.toThrow('the disk went away');
      expect(Object.values(await readAll(target)).flat()).toEqual([]);
    });
  });
}

function damageContract(open: OpenStore): void {
  describe('a damaged backup', () => {
    const cleaning: (() => void | Promise<void>)[] = [];
    let bytes: Buffer;
    let target: SqlStorage;
    beforeAll(async () => {
      const atEnd: AtEnd = (clean) => cleaning.push(clean);
      bytes = (await backUp((await openUsedStore(open, atEnd)).storage)).bytes;
      target = await open(atEnd);
    });
    afterAll(async () => {
      for (const clean of cleaning.reverse()) await clean();
    });

    it.each(damages)('that is $what is refused, and changes nothing', async ({ change }) => {
      const lines = gunzipSync(bytes).toString().split('\n').slice(0, -1);
      const restoring = target.storage.restore(Readable.from([change(bytes, lines)]));
      await expect(restoring).rejects.toThrow(BackupInvalidError);
      expect(Object.values(await readAll(target)).flat()).toEqual([]);
    });

    it('does not keep the whole one from being restored afterwards', async () => {
      await target.storage.restore(Readable.from([bytes]));
      expect((await target.storage.audit.verify()).tampering).toEqual([]);
    });
  });
}

async function openUsedStore(open: OpenStore, atEnd?: AtEnd): Promise<SqlStorage> {
  const opened = await open(atEnd);
  const { storage } = opened;
  await storage.rubrics.saveBank(aStoredBank());
  const reading = { title: '', language: 'zh', sections: [], lines: [], uncertainties: [] } as const;
  const { drafts } = await storage.drafts.createImport({ name: '题目.md', reading }, [aDraft(), aDraft()]);
  await storage.publications.publish('a-bank', aPublication('1.1.0'), drafts[0] as RubricDraft);
  await aFinishedBatch(storage, { 'c-1': '道歉一', 'c-2': '道歉\u2028"二\\👩‍👧' });
  const answer = { text: '道歉', candidateId: null };
  await storage.evaluations.record({ answer, evaluation: anEvaluation('道歉'), language: 'zh' });
  await storage.engineCache.put({ key: 'k', answerHash: 'h', engineId: 'keyword', content: '{}' });
  await storage.candidates.forget('c-1');
  await aSignedInPerson(opened);
  await storage.engineCache.put({ key: 'l', answerHash: 'h', engineId: 'keyword', content: '{"道歉一":0}' });
  return opened;
}

async function aSignedInPerson({ storage, db }: SqlStorage): Promise<void> {
  const { id } = await aPerson(storage, 'owner');
  const key = { userId: id, name: 'import', start: 'ae_abcd', keyHash: aTokenHash(), scopes: ['batches'] } as const;
  await storage.apiKeys.create({ ...key, expiresAt: farAway });
  const at = '2026-01-01T00:00:00.000Z';
  const session = { id: 's', user_id: id, token: 't', expires_at: farAway, created_at: at, updated_at: at };
  await db.insertInto('sessions').values(session).execute();
}

async function backUp(storage: Storage): Promise<{ readonly report: BackupReport; readonly bytes: Buffer }> {
  const out = new PassThrough();
  const [report, bytes] = await Promise.all([storage.backup(out), buffer(out)]);
  return { report, bytes };
}

function pack(lines: readonly string[]): Buffer {
  return gzipSync(lines.map((line) => `${line}\n`).join(''));
}

/** All rows by table, in one order for both databases. */
async function readAll({ db }: SqlStorage): Promise<Record<string, unknown[]>> {
  const tables = await db.introspection.getTables();
  const names = tables.map(({ name }) => name).filter((name) => name !== 'audit_head');
  const contents = names.toSorted().map(async (name) => {
    const rows = await db
      .selectFrom(name as 'answers')
      .selectAll()
      .execute();
    const order = (row: object) => JSON.stringify('seq' in row ? [String(row.seq).padStart(9, '0')] : row);
    return [name, rows.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))] as const;
  });
  return Object.fromEntries(await Promise.all(contents));
}
