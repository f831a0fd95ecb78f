// Runs all checks and prints one closing line: `N passed, N failed`.
//   node scripts/run-all.mjs check   format, lint, types, layers, dead code, unit tests
//   node scripts/run-all.mjs all     these, the tests of the store on real databases, the slow ones and the browser tests
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.mjs';
import { countTests, staticSteps, testProjects, vitestStep, whyNoBrowserTests } from './run-all-steps.mjs';
import { isNodeSupported } from './setup-runtime.mjs';

/** @typedef {import('./run-all-steps.mjs').Step} Step */
/** @typedef {import('./run-all-steps.mjs').Counts} Counts */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const chromium = findChromium();
const inCi = process.env.CI === 'true' || process.env.CI === '1';

/** How many static checks run side by side: the machines that run them have two cores. */
const CONCURRENCY = 2;
/** How long a step that was told to stop may take to clean up. */
const GRACE_MS = 5000;

/**
 * Run one step to its end. Static checks are quiet unless they fail; tests print as they go.
 *
 * @param {Step} step
 * @returns {Promise<Counts>}
 */
async function runStep(step) {
  const started = Date.now();
  const isQuiet = step.reportFile === undefined;
  if (!isQuiet) console.log(`\n--- ${step.name}`);
  const { exitedWell, output, timedOut } = await runNode(step, isQuiet);
  const counts = step.reportFile
    ? countTests(existsSync(step.reportFile) ? readFileSync(step.reportFile, 'utf8') : undefined, exitedWell)
    : { passed: exitedWell ? 1 : 0, failed: exitedWell ? 0 : 1, skipped: 0 };

  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const tests = isQuiet ? '' : `: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
  const timeout = timedOut ? ` (stopped after ${step.timeoutMs / 1000} s)` : '';
  console.log(`${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)${tests}${timeout}`);
  if (counts.failed > 0 && output !== '') console.log(output.trimEnd().replaceAll(/^/gm, '       '));
  return counts;
}

/**
 * @param {Step} step
 * @param {boolean} isQuiet
 * @returns {Promise<{ exitedWell: boolean; output: string; timedOut: boolean }>}
 */
function runNode({ args, timeoutMs }, isQuiet) {
  const env = { ...process.env, ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }) };
  const stdio = isQuiet ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, [...args], { cwd: root, env, stdio: ['ignore', stdio, stdio] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill();
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  }, timeoutMs);
  return new Promise((resolve) => {
    const finish = (/** @type {boolean} */ exitedWell) => {
      clearTimeout(timer);
      resolve({ exitedWell, output, timedOut });
    };
    child.on('close', (code) => finish(code === 0));
    child.on('error', (error) => {
      output += error.message;
      finish(false);
    });
  });
}

/**
 * @param {readonly Step[]} steps
 * @returns {Promise<Counts[]>}
 */
async function runSideBySide(steps) {
  const waiting = [...steps];
  /** @type {Counts[]} */
  const results = [];
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) results.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return results;
}

/**
 * @param {string} reportFile
 * @returns {Promise<Counts>}
 */
async function runBrowserTests(reportFile) {
  const obstacle = whyNoBrowserTests(root, chromium);
  if (obstacle === undefined) return runStep(vitestStep(root, 'browser', reportFile));
  console.log(`\n${inCi ? 'FAILED' : 'SKIPPED'} browser tests: ${obstacle}`);
  return { passed: 0, failed: inCi ? 1 : 0, skipped: 0 };
}

/** @param {string | undefined} scope */
async function main(scope) {
  if (scope !== 'check' && scope !== 'all') throw new Error('usage: node scripts/run-all.mjs check|all');
  if (!isNodeSupported(process.versions.node)) {
    throw new Error(`this is Node ${process.versions.node}; start it by \`npm test\`, which provides a current one`);
  }
  console.log(`--- checks on Node ${process.versions.node}`);
  const reportFolder = mkdtempSync(join(tmpdir(), 'answer-evaluator-'));
  try {
    const results = await runSideBySide(staticSteps(root));
    for (const project of testProjects[scope]) {
      const report = join(reportFolder, `${project}.json`);
      results.push(
        project === 'browser' ? await runBrowserTests(report) : await runStep(vitestStep(root, project, report)),
      );
    }

    const passed = results.reduce((sum, counts) => sum + counts.passed, 0);
    const failed = results.reduce((sum, counts) => sum + counts.failed, 0);
    console.log(`\n${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    rmSync(reportFolder, { recursive: true, force: true });
  }
}

await main(process.argv[2]);
