import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './setup-install.mjs';

/** What the built page is made from; the page imports API types, and these import the domain's. */
const WEB_INPUTS = ['src/web', 'src/api', 'src/domain', 'package-lock.json'];

/**
 * Hash the names and contents of everything that the built web page depends on.
 *
 * @param {string} root folder of the project
 */
export function hashWebInputs(root) {
  const files = WEB_INPUTS.flatMap((input) => listFiles(root, input)).sort();
  return fingerprint(files.flatMap((file) => [file, readFileSync(join(root, file))]));
}

/**
 * @param {string} root
 * @param {string} path relative to root, with forward slashes on every system
 * @returns {string[]} the file itself, or all files below the folder; none if it does not exist
 */
function listFiles(root, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => listFiles(root, `${path}/${name}`));
}
