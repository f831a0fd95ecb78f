import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Read what cookies are signed with from a folder that only this account can read; the first who asks makes it. Several processes may ask
 * at once: they get the same.
 */
export function loadSessionSecret(folder: string): string {
  const file = join(folder, 'session-secret');
  const found = find(file);
  if (found !== undefined) return found;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const scratch = `${file}.${randomUUID()}`;
  try {
    writeFileSync(scratch, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
    // Unlike a rename this fails if somebody else was faster, and unlike writing the file itself it is there whole or not at all.
    linkSync(scratch, file);
  } catch (error) {
    if (find(file) === undefined) throw error;
  } finally {
    rmSync(scratch, { force: true });
  }
  return readFileSync(file, 'utf8');
}

function find(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
