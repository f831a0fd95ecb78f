import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MINUTE_MS = 60_000;

/**
 * One thing that the runner starts and judges.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} args what Node runs
 * @property {number} timeoutMs longer than ever needed: a hanging step must not hang everything
 * @property {string} [reportFile] for vitest: where it writes its counts; other steps count as one
 */

/** @typedef {'unit' | 'store' | 'slow' | 'browser' | 'models'} TestProject as named in vitest.config.ts */

/**
 * The vitest projects that each scope runs, in this order.
 *
 * @type {Readonly<Record<'check' | 'all', readonly TestProject[]>>}
 */
export const testProjects = { check: ['unit'], all: ['unit', 'store', 'slow', 'browser'] };

/** @typedef {{ readonly passed: number; readonly failed: number; readonly skipped: number }} Counts */

/**
 * The checks that need no browser and no running program, in the order in which they are reported.
 *
 * @param {string} root folder of the project
 * @returns {Step[]}
 */
export function staticSteps(root) {
  const biome = packageBin(root, '@biomejs/biome', 'biome');
  const tsc = packageBin(root, 'typescript', 'tsc');
  const knip = packageBin(root, 'knip', 'knip');
  /** @type {(name: string, ...args: string[]) => Step} */
  const check = (name, ...args) => ({ name, args, timeoutMs: 2 * MINUTE_MS });
  return [
    check('format', biome, 'check', '--linter-enabled=false', '.'),
    check('lint', biome, 'lint', '--error-on-warnings', '.'),
    // What was checked is kept, so that the next run looks only at what has changed since.
    ...typeProjects(root).map(({ name, project }) =>
      check(
        name,
        tsc,
        '--noEmit',
        '--pretty',
        '--incremental',
        '--tsBuildInfoFile',
        buildInfo(project),
        '--project',
        project,
      ),
    ),
    check('layers', join(root, 'tests', 'architecture', 'check-layers.ts')),
    check('dead code', knip, '--no-progress'),
  ];
}

/**
 * The web page and the browser tests run against browser types, so they are checked apart from the rest; a folder
 * that is not there yet has nothing to check.
 *
 * @param {string} root
 */
function typeProjects(root) {
  const apart = [
    { name: 'types (web)', project: 'tsconfig.web.json', folder: 'src/web' },
    { name: 'types (browser tests)', project: 'tsconfig.browser.json', folder: 'tests/browser' },
  ];
  return [{ name: 'types', project: 'tsconfig.json' }, ...apart.filter(({ folder }) => existsSync(join(root, folder)))];
}

/**
 * Run the tests of one vitest project.
 *
 * @param {string} root
 * @param {TestProject} project
 * @param {string} reportFile
 * @returns {Step}
 */
export function vitestStep(root, project, reportFile) {
  const vitest = packageBin(root, 'vitest', 'vitest');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  // These wait for programs that start and stop: two at a time would leave the cores idle for a quarter of the time.
  const workers = project === 'store' || project === 'slow' ? ['--maxWorkers=3'] : [];
  const args = [vitest, 'run', '--project', project, ...workers, ...reporters];
  return { name: `${project} tests`, args, reportFile, timeoutMs: 5 * MINUTE_MS };
}

/**
 * Count the tests of a vitest report.
 *
 * A file that failed before its tests could run counts as one failure, and so does a run that ended badly although no
 * test failed (an unhandled rejection, or no report at all): a failure is never invisible in the sum.
 *
 * @param {string | undefined} reportText vitest's JSON, or undefined if it wrote none
 * @param {boolean} exitedWell did vitest exit with 0?
 * @returns {Counts}
 */
export function countTests(reportText, exitedWell) {
  if (reportText === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(reportText);
  const brokenFiles = testResults.filter(
    (/** @type {{ status: string; assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const counted = numFailedTests + brokenFiles;
  const failed = exitedWell ? counted : Math.max(1, counted);
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

/**
 * Say why the browser tests cannot run, or `undefined` if they can.
 *
 * @param {string} root
 * @param {string | undefined} chromium
 */
export function whyNoBrowserTests(root, chromium) {
  if (chromium === undefined) {
    return 'no Chromium found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH';
  }
  const folder = join(root, 'tests', 'browser');
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
  return files.some((file) => /\.test\.tsx?$/.test(file)) ? undefined : 'tests/browser holds no tests yet';
}

/**
 * Path of a package's command, so that it runs on this Node, without a shell, on every system.
 *
 * @param {string} root
 * @param {string} packageName
 * @param {string} command
 */
function packageBin(root, packageName, command) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * @param {string} project
 */
function buildInfo(project) {
  return `node_modules/.cache/types/${project}.tsbuildinfo`;
}
