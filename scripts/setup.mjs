// Makes a fresh clone runnable: dependencies, a current Node, the web page. Run by npm before `npm start`,
// `npm test` and the other scripts, so it must start on Node 18 with nothing installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPostgres } from './find-postgres.mjs';
import { fingerprint, isInstallCurrent, UNFINISHED } from './setup-install.mjs';
import {
  findPostgresPackage,
  linkPostgresLibraries,
  postgresPackageFolder,
  postgresPackageNames,
} from './setup-postgres.mjs';
import {
  addedNodePath,
  findPlatformPackage,
  isNodeSupported,
  MINIMUM_NODE_MAJOR,
  platformPackageNames,
} from './setup-runtime.mjs';
import { hashWebInputs } from './setup-web.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const installStamp = join(modules, '.setup-stamp');
const webFolder = join(root, 'dist', 'web');
const webStamp = join(root, 'dist', '.web-stamp');

const HOW_TO_GET_NODE = `Install Node ${MINIMUM_NODE_MAJOR} or later from https://nodejs.org and try again.`;

const HOW_TO_GET_POSTGRES =
  'Install PostgreSQL (Debian: apt-get install postgresql), or name the folder of its programs in TEST_POSTGRES_BIN.';

/**
 * A package beyond the lockfile that this machine needs.
 *
 * @typedef {object} Addition
 * @property {string} spec what npm installs
 * @property {string} announcement what is said when it is not there yet
 * @property {() => boolean} isInPlace is it there, and does it work?
 * @property {() => void} [finish] what npm leaves to be done
 * @property {string} failure what is said if it does not work then
 * @property {string} wayOut how a person gets by without it
 */

class SetupError extends Error {}

/** @param {string} text */
function say(text) {
  console.log(`setup: ${text}`);
}

/** @param {string} path */
function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} failure what to tell the person when it does not work
 */
function run(command, args, failure) {
  // npm is a .cmd file on Windows, which only a shell starts.
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell });
  if (error !== undefined) throw new SetupError(`${failure} (${error.message})`);
  if (status !== 0) throw new SetupError(failure);
}

/**
 * @param {readonly Addition[]} additions
 * @param {readonly Addition[]} dispensable those that a person may see to in another way if npm fails
 */
function npmInstall(additions, dispensable) {
  const options = ['--no-save', '--ignore-scripts', '--include=dev', '--include=optional', '--engine-strict=false'];
  const specs = additions.map(({ spec }) => spec);
  const args = ['install', ...options, '--no-audit', '--no-fund', '--loglevel=error', ...specs];
  const reason = 'packages could not be installed; see the message of npm above. Is the network up?';
  const failure = [reason, ...dispensable.map(({ wayOut }) => wayOut)].join(' ');
  // Under an npm script these name the machine's own npm and Node: they stay when node_modules changes.
  const { npm_execpath: npmCli, npm_node_execpath: npmNode } = process.env;
  if (npmCli?.endsWith('.js') && npmNode) run(npmNode, [npmCli, ...args], failure);
  else run('npm', args, failure);
}

/**
 * Install what package-lock.json asks for and the additions, unless all of it is there. npm removes what it is not
 * asked for, so it is asked for every addition if one is missing.
 *
 * `npm ci` is not used: it refuses a lockfile without the packages of other systems, and npm writes such a lockfile
 * wherever the registry does not offer them (npm issue 9846). `npm install --no-save` takes the versions and hashes
 * of the lockfile and leaves it alone; that it did so is checked afterwards.
 *
 * @param {readonly Addition[]} additions
 */
function install(additions) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const isCurrent = (/** @type {string | undefined} */ stamp) =>
    isInstallCurrent({
      lockText,
      stamp,
      installedText: readIfThere(join(modules, '.package-lock.json')),
      addedPackages: [...platformPackageNames, ...postgresPackageNames],
    });
  const stamp = readIfThere(installStamp);
  const newStamp = fingerprint([lockText]);
  const isComplete = isCurrent(stamp);
  const missing = additions.filter((addition) => !addition.isInPlace());
  if (!isComplete) say('installing the dependencies of package-lock.json (once; about half a minute) ...');
  for (const { announcement } of missing) say(announcement);
  if (!isComplete || missing.length > 0) {
    if (stamp === UNFINISHED) rmSync(modules, { recursive: true, force: true });
    mkdirSync(modules, { recursive: true });
    writeFileSync(installStamp, UNFINISHED);
    try {
      npmInstall(additions, isComplete ? missing : []);
    } catch (error) {
      // npm leaves everything as it was when it fails: what was complete still is, for instance without a network.
      if (isComplete) writeFileSync(installStamp, newStamp);
      throw error;
    }
    if (!isCurrent(undefined)) {
      throw new SetupError('package-lock.json does not match package.json: run `npm install` and commit both.');
    }
    writeFileSync(installStamp, newStamp);
    finishAdditions(additions);
  } else if (stamp !== newStamp) {
    writeFileSync(installStamp, newStamp);
  }
}

/** @param {readonly Addition[]} additions */
function finishAdditions(additions) {
  for (const { isInPlace, finish, failure, wayOut } of additions) {
    finish?.();
    if (!isInPlace()) throw new SetupError(`${failure} ${wayOut}`);
  }
}

/**
 * The Node that this machine needs, or `undefined` if its own is new enough.
 *
 * @returns {Addition | undefined}
 * @throws {SetupError} if it needs one and there is none for its system.
 */
function findMissingNode() {
  // On later starts npm finds the added Node first, and that is what runs this: it is still needed.
  const isAdded = existsSync(modules) && process.execPath.startsWith(realpathSync(modules) + sep);
  if (!isAdded && isNodeSupported(process.versions.node)) return undefined;
  const found = findPlatformPackage(process.platform, process.arch);
  const running = process.versions.node;
  if (found === undefined) {
    const system = `${process.platform}-${process.arch}`;
    throw new SetupError(`this is Node ${running}, and npm has no newer one for ${system}. ${HOW_TO_GET_NODE}`);
  }
  return {
    spec: `${found.name}@${found.version}`,
    announcement: `this is Node ${running}: adding Node ${found.version} to node_modules for this project ...`,
    isInPlace: () => isNodeInPlace(found),
    failure: `Node ${found.version} does not run on this machine.`,
    wayOut: HOW_TO_GET_NODE,
  };
}

/** @param {{ readonly name: string; readonly version: string }} addition */
function isNodeInPlace({ name, version }) {
  const manifest = readIfThere(join(modules, name, 'package.json'));
  if (manifest === undefined || JSON.parse(manifest).version !== version) return false;
  if (!existsSync(join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'))) return false;
  const node = addedNodePath(root, process.platform, process.arch) ?? '';
  return (
    node === process.execPath || spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${version}`
  );
}

/**
 * The PostgreSQL that the tests need, or `undefined` if the machine has one.
 *
 * @returns {Addition | undefined}
 * @throws {SetupError} if there is none for its system.
 */
function findMissingPostgres() {
  const folder = postgresPackageFolder(root, process.platform, process.arch);
  const found = findPostgres(root);
  const isAdded = folder !== undefined && found?.startsWith(folder + sep);
  if (found !== undefined && !isAdded) return undefined;
  const { TEST_POSTGRES_BIN: chosen } = process.env;
  if (chosen && chosen !== 'npm') throw new SetupError(`TEST_POSTGRES_BIN: there is no PostgreSQL in ${chosen}`);
  const added = findPostgresPackage(process.platform, process.arch);
  if (added === undefined || folder === undefined) {
    throw new SetupError(`there is no PostgreSQL for the tests of the store. ${HOW_TO_GET_POSTGRES}`);
  }
  const initdb = join(folder, 'native', 'bin', process.platform === 'win32' ? 'initdb.exe' : 'initdb');
  return {
    spec: `${added.name}@${added.version}`,
    announcement: `no PostgreSQL found: adding ${added.version} to node_modules, for the tests only ...`,
    isInPlace: () =>
      readIfThere(join(folder, 'package.json'))?.includes(`"version": "${added.version}"`) === true &&
      spawnSync(initdb, ['--version']).status === 0,
    finish: () => linkPostgresLibraries(folder),
    failure: `PostgreSQL ${added.version} of npm does not run on this machine.`,
    wayOut: HOW_TO_GET_POSTGRES,
  };
}

/**
 * Build the web page into dist/web if what it is made from has changed.
 *
 * @param {string} node
 */
function buildWeb(node) {
  const source = join(root, 'src', 'web');
  const config = join(source, 'vite.config.ts');
  if (!existsSync(join(source, 'index.html')) || !existsSync(config)) {
    say('there is no web page in src/web yet, nothing to build');
    return;
  }
  const inputs = hashWebInputs(root);
  if (existsSync(join(webFolder, 'index.html')) && readIfThere(webStamp) === inputs) return;

  say('building the web page into dist/web ...');
  rmSync(webStamp, { force: true });
  const vite = join(modules, 'vite', 'bin', 'vite.js');
  const args = ['build', source, '--config', config, '--outDir', webFolder, '--emptyOutDir', '--logLevel', 'warn'];
  run(node, [vite, ...args], 'the web page could not be built; see the message of vite above.');
  mkdirSync(dirname(webStamp), { recursive: true });
  writeFileSync(webStamp, inputs);
}

function main() {
  const started = Date.now();
  try {
    const node = findMissingNode();
    const postgres = process.argv.includes('--postgres') ? findMissingPostgres() : undefined;
    install([node, postgres].filter((addition) => addition !== undefined));
    const added = node && addedNodePath(root, process.platform, process.arch);
    if (!process.argv.includes('--no-web')) buildWeb(added ?? process.execPath);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`setup: failed: ${error.message}`);
    process.exitCode = 1;
    return;
  }
  say(`ready (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

main();
