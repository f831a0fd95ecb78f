import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createUploadFiles } from '../../src/storage/disk/upload-files.ts';
import { expireUploads } from '../../src/workflows/expire-uploads.ts';

const dayMs = 24 * 60 * 60_000;

it('removes an upload that nobody imported once its day is over, without a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'expire-uploads-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  let laterMs = 0;
  const uploads = createUploadFiles(folder, 1_000, () => Date.now() + laterMs);
  await uploads.save(Readable.from([Buffer.from('candidate,question,answer\n')]), 'a.csv');
  onTestFinished(expireUploads(uploads, () => expect.unreachable(), 5));
  laterMs = dayMs - 60_000;
  await uploads.removeExpired();
  expect(readdirSync(folder)).toHaveLength(2);
  laterMs = dayMs + 60_000;
  await expect.poll(() => readdirSync(folder)).toEqual([]);
});

it('goes on after a failure, and tells of it', async () => {
  const removeExpired = vi.fn<() => Promise<number>>().mockRejectedValueOnce(new Error('EIO')).mockResolvedValue(0);
  const failures: unknown[] = [];
  const stop = expireUploads({ removeExpired }, (cause) => failures.push(cause), 5);
  await expect.poll(() => removeExpired.mock.calls.length).toBeGreaterThan(2);
  stop();
  expect(failures).toEqual([new Error('EIO')]);
});
