import { execFileSync } from 'node:child_process';

/** PostgreSQL refuses to run as root. Installers of PostgreSQL make the first; every Unix has the second. */
const CANDIDATES = ['postgres', 'nobody'];

export type ServerUser = { readonly uid: number; readonly gid: number };

/** Find the user to run a server as: `undefined`, for the user of this process, unless that is root. */
export function findServerUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of CANDIDATES) {
    try {
      const [uid, gid] = ['-u', '-g'].map((option) =>
        Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: 'pipe' })),
      );
      if (uid && gid) return { uid, gid };
    } catch {
      // `id` fails for a name that there is not: try the next
    }
  }
  throw new Error(`The tests run as root, which PostgreSQL refuses, and there is no user ${CANDIDATES.join(' or ')}`);
}
