// Makes a fresh clone runnable: dependencies, a current Node, the web page. Run by npm before `npm start`,
// `npm test` and the other scripts, so it must start on Node 18 with nothing installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, isInstallCurrent, UNFINISHED } from './setup-install.mjs';
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

/** @param {readonly string[]} additions packages beyond the lockfile */
function npmInstall(additions) {
  const options = ['--no-save', '--ignore-scripts', '--include=dev', '--include=optional', '--engine-strict=false'];
  const args = ['install', ...options, '--no-audit', '--no-fund', '--loglevel=error', ...additions];
  const failure = 'the dependencies could not be installed; see the message of npm above. Is the network up?';
  // Under an npm script these name the machine's own npm and Node: they stay when node_modules changes.
  const { npm_execpath: npmCli, npm_node_execpath: npmNode } = process.env;
  if (npmCli?.endsWith('.js') && npmNode) run(npmNode, [npmCli, ...args], failure);
  else run('npm', args, failure);
}

/**
 * Install what package-lock.json asks for, and a current Node if the machine's is too old, unless both are there.
 *
 * `npm ci` is not used: it refuses a lockfile without the packages of other systems, and npm writes such a lockfile
 * wherever the registry does not offer them (npm issue 9846). `npm install --no-save` takes the versions and hashes
 * of the lockfile and leaves it alone; that it did so is checked afterwards.
 *
 * @param {{ readonly name: string; readonly version: string } | undefined} addition the package of a current Node
 */
function install(addition) {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const isCurrent = (/** @type {string | undefined} */ stamp) =>
    isInstallCurrent({
      lockText,
      stamp,
      installedText: readIfThere(join(modules, '.package-lock.json')),
      addedPackages: platformPackageNames,
    });
  const stamp = readIfThere(installStamp);
  const isComplete = isCurrent(stamp);
  const isNodeAdded = addition === undefined || isNodeInPlace(addition);
  if (!isComplete) say('installing the dependencies of package-lock.json (once; about half a minute) ...');
  if (!isNodeAdded) {
    say(`this is Node ${process.versions.node}: adding Node ${addition.version} to node_modules for this project ...`);
  }
  if (!isComplete || !isNodeAdded) {
    if (stamp === UNFINISHED) rmSync(modules, { recursive: true, force: true });
    mkdirSync(modules, { recursive: true });
    writeFileSync(installStamp, UNFINISHED);
    npmInstall(addition === undefined ? [] : [`${addition.name}@${addition.version}`]);
    if (!isCurrent(undefined)) {
      throw new SetupError('package-lock.json does not match package.json: run `npm install` and commit both.');
    }
    if (addition !== undefined && !isNodeInPlace(addition)) {
      throw new SetupError(`Node ${addition.version} does not run on this machine. ${HOW_TO_GET_NODE}`);
    }
  }
  const newStamp = fingerprint([lockText]);
  if (stamp !== newStamp) writeFileSync(installStamp, newStamp);
}

/**
 * The Node package that this machine needs, or `undefined` if its own Node is new enough.
 *
 * @throws {SetupError} if it needs one and there is none for its system.
 */
function findMissingNode() {
  // On later starts npm finds the added Node first, and that is what runs this: it is still needed.
  const isAdded = existsSync(modules) && process.execPath.startsWith(realpathSync(modules) + sep);
  if (!isAdded && isNodeSupported(process.versions.node)) return undefined;
  const found = findPlatformPackage(process.platform, process.arch);
  if (found !== undefined) return found;
  const system = `${process.platform}-${process.arch}`;
  throw new SetupError(
    `this is Node ${process.versions.node}, and npm has no newer one for ${system}. ${HOW_TO_GET_NODE}`,
  );
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
    const addition = findMissingNode();
    install(addition);
    const added = addition && addedNodePath(root, process.platform, process.arch);
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
