// Runs the tests that need real models, against servers that it starts and ends: `N passed, N failed` at the end.
//   node scripts/models/run-model-tests.mjs
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countTests, vitestStep } from '../run-all-steps.mjs';
import { prepareModels } from './prepare-models.mjs';
import { startModelServer } from './start-model-server.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @typedef {import('./start-model-server.mjs').ModelServer} ModelServer */

/**
 * @param {Readonly<Record<string, string>>} urls
 * @param {string} reportFile
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} did it end well?
 */
function runVitest(urls, reportFile, signal) {
  const { args, timeoutMs } = vitestStep(root, 'models', reportFile);
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { ...process.env, ...urls },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: timeoutMs,
    signal,
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve(code === 0));
    child.on('error', () => resolve(false));
  });
}

/**
 * @param {string} reportFile
 * @param {AbortSignal} signal
 */
async function runTests(reportFile, signal) {
  /** @type {ModelServer[]} */
  const servers = [];
  try {
    const { python, gemmaFile } = prepareModels();
    const embedding = await startModelServer(python, 'embedding');
    servers.push(embedding);
    const llm = await startModelServer(python, 'llm', [gemmaFile]);
    servers.push(llm);
    const urls = { MODEL_TESTS_EMBEDDING_URL: embedding.url, MODEL_TESTS_LLM_URL: llm.url };
    const exitedWell = await runVitest(urls, reportFile, signal);
    return countTests(existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : undefined, exitedWell);
  } catch (error) {
    console.error(`models: ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** The servers are ended, and counted as a failure, also when somebody stops this. */
function signalOfStop() {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => stop.abort());
  return stop.signal;
}

const reportFolder = mkdtempSync(join(tmpdir(), 'answer-evaluator-models-'));
try {
  const { passed, failed } = await runTests(join(reportFolder, 'report.json'), signalOfStop());
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(reportFolder, { recursive: true, force: true });
}
