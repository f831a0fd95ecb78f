import { createHash } from 'node:crypto';

/**
 * @typedef {{ readonly version?: string; readonly integrity?: string; readonly optional?: boolean; readonly devOptional?: boolean; readonly peer?: boolean }} LockedPackage
 * @typedef {{ readonly packages?: Readonly<Record<string, LockedPackage>> }} Lockfile
 */

/**
 * Hash texts into the short fingerprint that setup's stamps hold.
 *
 * @param {readonly (string | Uint8Array)[]} parts each is hashed with its length, so that moved borders change the result
 */
export function fingerprint(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

/** What the stamp says while packages are being installed; found later, it means that somebody pulled the plug. */
export const UNFINISHED = 'unfinished';

/**
 * Tell whether node_modules is what package-lock.json asks for.
 *
 * Yes if the stamp of an earlier setup names this lockfile, or if npm's own record of the installed tree
 * (node_modules/.package-lock.json) lists the same packages: then somebody installed by hand. Optional packages are
 * those of one system each. They may be absent, because this is another system, and they may be there without being
 * in the lockfile, because it was written where the registry did not offer them; the package that wants them
 * names their exact version. Any other package that the lockfile does not know may not be there.
 *
 * @param {object} facts
 * @param {string} facts.lockText package-lock.json
 * @param {string | undefined} facts.stamp what an earlier setup wrote after installing
 * @param {string | undefined} facts.installedText npm's record of the installed tree; without it nothing is installed
 * @param {readonly string[]} facts.addedPackages names that may be present beyond the lockfile
 */
export function isInstallCurrent({ lockText, stamp, installedText, addedPackages }) {
  if (installedText === undefined || stamp === UNFINISHED) return false;
  if (stamp === fingerprint([lockText])) return true;

  const wanted = packagesOf(lockText);
  const installed = packagesOf(installedText);
  if (wanted === undefined || installed === undefined) return false;
  for (const [path, { version, integrity, optional, devOptional }] of Object.entries(wanted)) {
    if (path === '') continue; // the project itself
    const found = installed[path];
    if (found === undefined && (optional || devOptional)) continue;
    if (found?.version !== version || found?.integrity !== integrity) return false;
  }
  const allowed = new Set(addedPackages.map((name) => `node_modules/${name}`));
  return Object.entries(installed).every(([path, { optional }]) => path in wanted || optional || allowed.has(path));
}

/**
 * @param {string} text
 * @returns {Readonly<Record<string, LockedPackage>> | undefined} undefined if the text is cut off or no lockfile
 */
function packagesOf(text) {
  try {
    return /** @type {Lockfile} */ (JSON.parse(text)).packages;
  } catch {
    return undefined;
  }
}
