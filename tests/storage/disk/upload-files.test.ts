import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { createUploadFiles } from '../../../src/storage/disk/upload-files.ts';
import {
  UploadInterruptedError,
  UploadNotFoundError,
  UploadTooLargeError,
} from '../../../src/storage/upload-errors.ts';

const dayMs = 24 * 60 * 60 * 1000;

function aStore(limitBytes = 1_000, now = () => Date.now()) {
  const folder = join(mkdtempSync(join(tmpdir(), 'uploads-')), 'uploads');
  return { folder, store: createUploadFiles(folder, limitBytes, now) };
}

const bytes = (...texts: readonly string[]) => Readable.from(texts.map((text) => Buffer.from(text)));

it('keeps the bytes as they came, with their name, size and hash', async () => {
  const { store } = aStore();
  const saved = await store.save(bytes('姓名,', '答案\n'), '名单 1.csv');
  const sha256 = createHash('sha256').update('姓名,答案\n').digest('hex');
  expect(saved).toMatchObject({ fileName: '名单 1.csv', sizeBytes: 14, sha256 });
  expect(await store.get(saved.id)).toEqual(saved);
});

it('lets only this account read what it keeps', async () => {
  const { store, folder } = aStore();
  await store.save(bytes('a'), 'a.csv');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

it('stops reading at the limit and keeps nothing', async () => {
  const { store, folder } = aStore(10);
  let read = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        read += 1;
        yield Buffer.from('12345');
      }
    })(),
    { highWaterMark: 1 },
  );
  await expect(store.save(endless, 'a.csv')).rejects.toThrow(UploadTooLargeError);
  expect(read).toBeLessThan(10);
  expect(readdirSync(folder)).toEqual([]);
});

it('takes a file that is exactly as large as the limit', async () => {
  const { store } = aStore(10);
  expect(await store.save(bytes('1234567890'), 'a.csv')).toMatchObject({ sizeBytes: 10 });
});

it('keeps nothing of a file that breaks off', async () => {
  const { store, folder } = aStore();
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('姓名');
      throw new Error('connection reset');
    })(),
  );
  await expect(store.save(broken, 'a.csv')).rejects.toThrow(UploadInterruptedError);
  expect(readdirSync(folder)).toEqual([]);
});

it('knows an upload no longer when it was removed, and after a day', async () => {
  let now = Date.now();
  const { store, folder } = aStore(1_000, () => now);
  const removed = await store.save(bytes('a'), 'a.csv');
  await store.remove(removed.id);
  await expect(store.get(removed.id)).rejects.toThrow(UploadNotFoundError);
  const expired = await store.save(bytes('b'), 'b.csv');
  now += dayMs + 5_000;
  const fresh = await store.save(bytes('c'), 'c.csv');
  for (const name of readdirSync(folder)) {
    if (name.startsWith(fresh.id)) utimesSync(join(folder, name), now / 1000, now / 1000);
  }
  await expect(store.get(expired.id)).rejects.toThrow(UploadNotFoundError);
  expect(await store.removeExpired()).toBe(1);
  expect(readdirSync(folder).toSorted()).toEqual([fresh.id, `${fresh.id}.json`]);
});

it.each(['up_x', '../up_00000000-0000-4000-8000-000000000000', '', 'up_00000000-0000-4000-8000-000000000000/..'])(
  'does not look outside its folder for %j',
  async (id) => {
    const { store } = aStore();
    await expect(store.get(id)).rejects.toThrow(UploadNotFoundError);
    await expect(store.remove(id)).resolves.toBeUndefined();
  },
);
