import './require-node.ts';
import { compose } from '../compose.ts';
import { loadConfig } from '../config.ts';
import type { CommandContext } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { toFileError } from './file-error.ts';
import { reportError } from './report-error.ts';
import { runCli } from './run-cli.ts';

/** A terminal and npm may both pass on the same Ctrl+C; only a later one means "at once". */
const sameSignalMs = 500;

const { stdin, stdout, stderr } = process;

let outputFailure: unknown;
for (const stream of [stdout, stderr]) {
  stream.on('error', (error) => {
    outputFailure ??= error;
  });
}

const output = {
  print: (text: string) => void stdout.write(`${text}\n`),
  note: (text: string) => void stderr.write(`${text}\n`),
};

function createContext(): CommandContext {
  return {
    program: compose(),
    config: loadConfig(),
    stdin,
    stdout,
    stderr,
    isTerminal: { stdin: stdin.isTTY === true, stdout: stdout.isTTY === true, stderr: stderr.isTTY === true },
    ...output,
    untilStopped,
  };
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        firstAt ??= performance.now();
        if (performance.now() - firstAt > sameSignalMs) process.exit(exitCodes.failed);
        resolve();
      });
    }
  });
}

process.exitCode = await runCli(process.argv.slice(2), output, createContext);
process.on('exit', () => {
  if (outputFailure === undefined || process.exitCode !== exitCodes.done) return;
  process.exitCode = reportError(toFileError('stdout', outputFailure), undefined, output.note);
});
