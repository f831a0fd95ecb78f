import type { Readable, Writable } from 'node:stream';
import type { Program } from '../compose.ts';
import type { Config } from '../config.ts';
import type { ExitCode } from './exit-codes.ts';

/** All that a command may touch; it never reads the environment, writes to the console or exits by itself. */
export type CommandContext = {
  readonly program: Program;
  readonly config: Config;
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Is a person looking at it, rather than a file or a program? */
  readonly isTerminal: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  /** Write a result: one line, or several, to stdout. */
  print(text: string): void;
  /** Write anything else to stderr. */
  note(text: string): void;
  /** Resolves when the program is told to stop (SIGINT, SIGTERM). */
  untilStopped(): Promise<void>;
};

export type Command = {
  /** One word or two, as it is typed: `rubrics check`. */
  readonly name: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** As it is typed, with its flags, without the program's name. */
  readonly usage: string;
  /** What each flag means, line by line. */
  readonly details: readonly string[];
  run(args: readonly string[], context: CommandContext): Promise<ExitCode>;
};
