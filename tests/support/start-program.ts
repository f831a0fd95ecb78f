import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** A busy machine starts three programs at once. */
const startTimeoutMs = 60_000;

export type RunningProgram = {
  readonly pid: number;
  /** What stood where the sought pattern has its group. */
  readonly found: string;
  /** All that it has said so far, on stdout and stderr. */
  said(): string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  kill(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
};

export type ProgramSettings = {
  readonly environment: Readonly<Record<string, string>>;
  /** Said when it is ready; its first group is what the caller wants to know. */
  readonly ready: RegExp;
  /** Shell words before the program, such as `ulimit -f 100;`. */
  readonly shellPrefix?: string;
};

/** Start the program as a person does, in a process of its own that ends with the test at the latest. */
export async function startProgram(
  args: readonly string[],
  { environment, ready, shellPrefix }: ProgramSettings,
): Promise<RunningProgram> {
  const command = [process.execPath, main, ...args];
  const [program = '', ...rest] =
    shellPrefix === undefined ? command : ['/bin/sh', '-c', `${shellPrefix} exec "$0" "$@"`, ...command];
  const child = spawn(program, rest, {
    env: { ...process.env, PORT: '', HOST: '', DATABASE_URL: '', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const found = await waitFor(
    child,
    () => ready.exec(said)?.[1],
    () => said,
  );
  return {
    pid: child.pid ?? 0,
    found,
    said: () => said,
    ended,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Start the service on a free port; `found` is its address. */
export function startService(
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  shellPrefix?: string,
): Promise<RunningProgram> {
  const prefix = shellPrefix === undefined ? {} : { shellPrefix };
  return startProgram(['serve', '--demo', '--port', '0', ...args], {
    environment,
    ready: /(http:\/\/127\.0\.0\.1:\d+)/,
    ...prefix,
  });
}

function waitFor(child: ChildProcess, find: () => string | undefined, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The program ${why}:\n${said()}`));
    const timer = setTimeout(() => fail('was not ready in time'), startTimeoutMs);
    const look = () => {
      const found = find();
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', () => {
      clearTimeout(timer);
      fail('ended');
    });
  });
}
