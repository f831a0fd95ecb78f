import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { batchSchema } from '../../src/api/batch-schemas.ts';
import type { CommandContext } from '../../src/cli/command.ts';
import { compose } from '../../src/compose.ts';
import { aBankFolder } from '../rubrics/a-bank-folder.ts';
import { type RunResult, runProgram } from './run-program.ts';

/** The real program over a small bank and an embedded database of its own, which is made when first used. */
type AStore = {
  readonly folder: string;
  readonly data: string;
  /** Path of a file in the folder, written when it has content. */
  file(name: string, content?: string | Uint8Array): string;
  run(args: readonly string[], setting?: RunSetting): Promise<RunResult>;
};

type RunSetting = {
  readonly input?: string | Buffer;
  readonly bank?: string;
  readonly isTerminal?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly untilStopped?: CommandContext['untilStopped'];
};

export function aStore(): AStore {
  const folder = mkdtempSync(join(tmpdir(), 'cli-store-'));
  const data = join(folder, 'data');
  const ownBank = aBankFolder();
  const program = compose();
  return {
    folder,
    data,
    file(name, content) {
      const path = join(folder, name);
      if (content !== undefined) writeFileSync(path, content);
      return path;
    },
    run: (args, { bank = ownBank, environment, ...setting } = {}) =>
      runProgram(args, {
        program,
        environment: { BANK_DIR: bank, DATA_DIR: data, BATCH_THREADS: '0', ...environment },
        ...setting,
      }),
  };
}

/** Two answers and a row that names no question. */
export const aTable =
  'candidate,question,answer\nzhang-san,complaint,先给他道歉\nli-si,delay,I tell them\nwang-wu,nothing,x\n';

/** So many answers that a worker has not done them all when it is told to stop at once: it finishes the 2,000 or so that it has in hand. */
export function aLongTable(answers = 4_000): string {
  const rows = Array.from({ length: answers }, (_, index) => `candidate-${index},complaint,先给他道歉 ${index}\n`);
  return `candidate,question,answer\n${rows.join('')}`;
}

/** The batch that a command printed with --json. */
export function batchOf({ stdout }: RunResult) {
  return batchSchema.parse(JSON.parse(stdout));
}
