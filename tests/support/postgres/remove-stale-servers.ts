import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the name of a server's folder starts with, so that a later run knows it again. */
export const SERVER_FOLDER_PREFIX = 'answer-evaluator-postgres-';

/**
 * Remove what servers left behind whose supervisor was killed, which it takes a `kill -9` on it to bring about.
 *
 * A server that still runs is not killed, as its process id may be somebody else's by now: PostgreSQL looks for its
 * own files every minute, and ends when they are gone.
 *
 * @param parents folders that hold servers' folders
 */
export function removeStaleServers(parents: readonly string[] = [tmpdir(), '/tmp']): void {
  for (const parent of new Set(parents)) {
    for (const name of listFolder(parent).filter((it) => it.startsWith(SERVER_FOLDER_PREFIX))) {
      const folder = join(parent, name);
      const pid = readPid(join(folder, 'supervisor.pid'));
      if (pid !== undefined && !isRunning(pid)) rmSync(folder, { recursive: true, force: true });
    }
  }
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // Windows has no /tmp
  }
}

/** `undefined` for a server that is just being set up, or belongs to somebody else. */
function readPid(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
