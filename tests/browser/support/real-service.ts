import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, providePage } from './built-page.ts';

export type RealService = {
  readonly url: string;
  /** The link by which one becomes its owner; undefined where nobody signs in. */
  readonly ownerLink: string | undefined;
  readonly stop: () => Promise<void>;
};

/** The keyword engine loads its dictionaries when it starts. */
const START_TIMEOUT_MS = 50_000;

/**
 * Start the service as a person does, on a free port with a database of its own, and read its address from what it prints.
 *
 * @param flags `--demo`, unless people are to sign in
 */
export async function startRealService(flags: readonly string[] = ['--demo']): Promise<RealService> {
  providePage();
  const main = join(projectRoot, 'src', 'cli', 'main.ts');
  const dataDirectory = mkdtempSync(join(tmpdir(), 'answer-evaluator-'));
  const child = spawn(process.execPath, [main, 'serve', ...flags, '--port', '0'], {
    cwd: projectRoot,
    env: { ...process.env, DATA_DIR: dataDirectory, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill();
      await once(child, 'exit');
    }
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  let printed = '';
  const isDemo = flags.includes('--demo');
  const printedLink = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The service did not start:\n${printed}`)), START_TIMEOUT_MS);
    const read = (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const found = (isDemo ? /http:\/\/127\.0\.0\.1:\d+/ : /http:\/\/\S+#invitation=[\w-]+/).exec(printed);
      if (found === null) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The service ended with ${code}:\n${printed}`));
    });
  });
  try {
    const link = await printedLink;
    return { url: new URL('/', link).href, ownerLink: isDemo ? undefined : link, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
