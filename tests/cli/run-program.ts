import { PassThrough, Readable } from 'node:stream';
import type { CommandContext } from '../../src/cli/command.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import type { Program } from '../../src/compose.ts';
import { parseConfig } from '../../src/config.ts';
import { createEvaluateBatch } from '../../src/workflows/evaluate-batch.ts';
import { aBank } from '../workflows/a-bank.ts';
import { fakeEvaluateAnswer } from '../workflows/fake-evaluate-answer.ts';
import { noStore } from './no-store.ts';

/** What a run left behind. */
export type RunResult = { readonly code: number; readonly stdout: string; readonly stderr: string };

type Setting = {
  readonly input?: string | Buffer;
  readonly program?: Partial<Program>;
  readonly isTerminal?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly untilStopped?: () => Promise<void>;
  /** Called with everything that is printed, as it is printed. */
  readonly onPrint?: (text: string) => void;
};

/** The program over a small bank and a fake evaluation. */
function fakeProgram(): Program {
  const bank = aBank();
  const evaluateAnswer = fakeEvaluateAnswer(bank);
  return {
    openBank: async () => bank,
    openServices: async () => ({ bank, evaluateAnswer, evaluateBatch: createEvaluateBatch(evaluateAnswer) }),
    checkRubrics: async () => ({ problems: [], notes: [] }),
    openRubrics: async () => ({ bank, openEvaluate: async () => evaluateAnswer }),
    openRubricTest: () => async () => ({ lint: [], mutants: [], isSound: true }),
    ...noStore,
  };
}

/** Run a command line in this process. */
export async function runProgram(args: readonly string[], setting: Setting = {}): Promise<RunResult> {
  const { input = '', isTerminal = false } = setting;
  const collected = { stdout: '', stderr: '' };
  const streamTo = (name: 'stdout' | 'stderr') =>
    Object.assign(new PassThrough(), { isTTY: isTerminal, columns: 80 })
      .setEncoding('utf8')
      .on('data', (text: string) => {
        collected[name] += text;
      });
  const stdout = streamTo('stdout');
  const stderr = streamTo('stderr');
  const print = (text: string): void => {
    stdout.write(`${text}\n`);
    setting.onPrint?.(text);
  };
  const output = { print, note: (text: string) => void stderr.write(`${text}\n`) };
  const createContext = (): CommandContext => ({
    program: { ...fakeProgram(), ...setting.program },
    config: parseConfig(setting.environment ?? {}),
    stdin: Readable.from([Buffer.from(input)]),
    stdout,
    stderr,
    isTerminal: { stdin: isTerminal, stdout: isTerminal, stderr: isTerminal },
    ...output,
    untilStopped: setting.untilStopped ?? (() => new Promise(() => undefined)),
  });
  const code = await runCli(args, output, createContext);
  // What was written last is still on its way through the streams.
  await new Promise((resolve) => setImmediate(resolve));
  return { code, ...collected };
}
