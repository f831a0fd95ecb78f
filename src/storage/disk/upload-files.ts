import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { StoreFullError } from '../store-errors.ts';
import { UploadInterruptedError, UploadNotFoundError, UploadTooLargeError } from '../upload-errors.ts';
import type { Upload, UploadStore } from '../upload-store.ts';

/** Long enough to map the columns over lunch, short enough for personal data that nobody imported. */
const keptMs = 24 * 60 * 60 * 1000;

/** What an id looks like; anything else could lead out of the folder. */
const idPattern = /^up_[0-9a-f-]{36}$/;

const factsSchema = z.strictObject({
  fileName: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
  ownerId: z.string().nullable().default(null),
});

/** No room on the disk, in the user's quota, or in a file as large as the system lets it grow. */
const fullCodes = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** Keep uploads as files of a folder that only this account can read. */
export function createUploadFiles(folder: string, limitBytes: number, now: () => number): UploadStore {
  const pathOf = (id: string): string => join(folder, id);
  const factsPathOf = (id: string): string => join(folder, `${id}.json`);
  const remove = async (id: string): Promise<void> => {
    if (!idPattern.test(id)) return;
    await Promise.all([rm(pathOf(id), { force: true }), rm(factsPathOf(id), { force: true })]);
  };
  return {
    async save(source, fileName, ownerId = null) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const id = `up_${randomUUID()}`;
      try {
        const facts = { fileName, ownerId, ...(await writeStream(source, pathOf(id), limitBytes)) };
        await writeWhole(factsPathOf(id), JSON.stringify(facts));
        return { id, path: pathOf(id), ...facts };
      } catch (cause) {
        await remove(id);
        throw fullCodes.includes(codeOf(cause)) ? new StoreFullError({ cause }) : cause;
      }
    },
    async get(id) {
      const facts = idPattern.test(id) ? await readFile(factsPathOf(id), 'utf8').catch(() => undefined) : undefined;
      const saved = facts === undefined ? undefined : await stat(pathOf(id)).catch(() => undefined);
      if (facts === undefined || !saved || now() - saved.mtimeMs > keptMs) throw new UploadNotFoundError();
      return { id, path: pathOf(id), ...factsSchema.parse(JSON.parse(facts)) };
    },
    remove,
    async removeExpired() {
      const names = await readdir(folder).catch(() => []);
      let removed = 0;
      for (const name of names) {
        const saved = await stat(join(folder, name)).catch(() => undefined);
        if (!saved || now() - saved.mtimeMs <= keptMs) continue;
        await rm(join(folder, name), { force: true });
        if (idPattern.test(name)) removed += 1;
      }
      return removed;
    },
  };
}

/** Write a stream to a new file, hashing it on the way; it is on disk when this resolves. */
async function writeStream(
  source: Readable,
  path: string,
  limitBytes: number,
): Promise<Pick<Upload, 'sizeBytes' | 'sha256'>> {
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    for await (const chunk of readChunks(source)) {
      sizeBytes += chunk.length;
      if (sizeBytes > limitBytes) throw new UploadTooLargeError(limitBytes);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}

async function* readChunks(source: Readable): AsyncGenerator<Buffer> {
  // Whoever gives up half way leaves the source to its owner, who may still want to answer on the same connection.
  const chunks = source.iterator({ destroyOnReturn: false });
  try {
    for await (const chunk of chunks) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
  } catch (cause) {
    throw new UploadInterruptedError({ cause });
  }
}

/** Write a small file so that it is either there whole or not at all. */
async function writeWhole(path: string, text: string): Promise<void> {
  const scratch = `${path}.new`;
  await writeFile(scratch, text, { mode: 0o600, flush: true });
  await rename(scratch, path);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
