// Plain JavaScript without dependencies: setup runs it on Node 18 and later, before anything is installed.
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { postgresPackageFolder } from './setup-postgres.mjs';

/** Folders that hold one folder for each installed version of PostgreSQL, and what the versions' folders start with. */
const USUAL_PLACES = [
  { folder: '/usr/lib/postgresql', start: '' }, // Debian
  { folder: '/usr', start: 'pgsql-' }, // Red Hat, from postgresql.org
  { folder: '/opt/homebrew/opt', start: 'postgresql@' },
  { folder: '/usr/local/opt', start: 'postgresql@' },
  { folder: '/Applications/Postgres.app/Contents/Versions', start: '' },
  { folder: 'C:\\Program Files\\PostgreSQL', start: '' },
];

/** @typedef {{ isExecutable(path: string): boolean; list(folder: string): readonly string[] }} Disk */

/** @type {Disk} */
const realDisk = {
  isExecutable(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  list(folder) {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
};

/**
 * Find the folder of PostgreSQL's server programs, `initdb` and `postgres`, for the tests.
 *
 * TEST_POSTGRES_BIN names it, and then no other is taken; its value `npm` stands for the package that setup adds.
 * Without it: the first on PATH, else the newest version in a usual place, else the package that setup adds.
 *
 * @param {string} root folder of the project
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {Disk} disk
 * @returns {string | undefined} undefined when there is none
 */
export function findPostgres(root, environment = process.env, disk = realDisk) {
  const { TEST_POSTGRES_BIN: chosen, PATH: path = '' } = environment;
  const isServer = (/** @type {string} */ folder) =>
    ['initdb', 'postgres'].every((name) => ['', '.exe'].some((end) => disk.isExecutable(join(folder, name + end))));
  const packaged = postgresPackageFolder(root, process.platform, process.arch);
  const fromNpm = packaged === undefined ? [] : [join(packaged, 'native', 'bin')];
  if (chosen) return (chosen === 'npm' ? fromNpm : [chosen]).find(isServer);

  const usual = USUAL_PLACES.flatMap(({ folder, start }) => {
    const versions = disk.list(folder).filter((name) => name.startsWith(start) && /\d/.test(name));
    const byNewest = versions.sort((a, b) => Number(/\d+/.exec(b)) - Number(/\d+/.exec(a)));
    return byNewest.map((version) => join(folder, version, 'bin'));
  });
  return [...path.split(delimiter).filter(Boolean), ...usual, ...fromNpm].find(isServer);
}
