import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { findPostgres } from '../../scripts/find-postgres.mjs';
import { postgresPackageFolder } from '../../scripts/setup-postgres.mjs';

const root = '/project';
const packaged = join(postgresPackageFolder(root, process.platform, process.arch) ?? '', 'native', 'bin');

/** A disk that holds the server's programs in these folders, and nothing else. */
function diskWith(...folders: readonly string[]) {
  const files = folders.flatMap((folder) => [join(folder, 'initdb'), join(folder, 'postgres')]);
  return {
    isExecutable: (path: string) => files.includes(path),
    list: (folder: string) => [
      ...new Set(
        files.filter((file) => file.startsWith(`${folder}/`)).map((it) => `${it.split('/')[folder.split('/').length]}`),
      ),
    ],
  };
}

it('takes the first PostgreSQL on PATH, before any other', () => {
  const disk = diskWith('/b', '/c', '/usr/lib/postgresql/17/bin', packaged);
  expect(findPostgres(root, { PATH: ['/a', '/b', '/c'].join(delimiter) }, disk)).toBe('/b');
});

it('takes the newest of the versions that Debian installs side by side, by number', () => {
  const disk = diskWith('/usr/lib/postgresql/9.6/bin', '/usr/lib/postgresql/17/bin', '/usr/lib/postgresql/15/bin');
  expect(findPostgres(root, {}, disk)).toBe('/usr/lib/postgresql/17/bin');
});

it('finds the PostgreSQL of Homebrew', () => {
  const disk = diskWith('/opt/homebrew/opt/postgresql@16/bin', '/opt/homebrew/opt/readline@8/bin');
  expect(findPostgres(root, { PATH: '/usr/bin' }, disk)).toBe('/opt/homebrew/opt/postgresql@16/bin');
});

it('takes the package that setup adds when the machine has no PostgreSQL of its own', () => {
  expect(findPostgres(root, { PATH: '/usr/bin' }, diskWith(packaged))).toBe(packaged);
});

it('is not satisfied with a client, or with half a server', () => {
  const disk = { ...diskWith(), isExecutable: (path: string) => path === '/usr/bin/postgres' };
  expect(findPostgres(root, { PATH: '/usr/bin' }, disk)).toBeUndefined();
});

it('takes the folder that TEST_POSTGRES_BIN names, and no other if that one holds none', () => {
  const environment = { TEST_POSTGRES_BIN: '/own', PATH: '/usr/bin' };
  expect(findPostgres(root, environment, diskWith('/usr/bin', '/own'))).toBe('/own');
  expect(findPostgres(root, environment, diskWith('/usr/bin', packaged))).toBeUndefined();
});

it('takes only the package that setup adds when TEST_POSTGRES_BIN is npm', () => {
  const environment = { TEST_POSTGRES_BIN: 'npm', PATH: '/usr/bin' };
  expect(findPostgres(root, environment, diskWith('/usr/bin', packaged))).toBe(packaged);
  expect(findPostgres(root, environment, diskWith('/usr/bin'))).toBeUndefined();
});
