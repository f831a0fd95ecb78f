import { ConfigInvalidError } from '../config-values.ts';
import { EvaluationError, RubricInvalidError } from '../domain/errors.ts';
import type { Command } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { isSystemError } from './file-error.ts';
import { toPrintable } from './present/printable.ts';
import { UsageError } from './usage-error.ts';

/** Put a failure into words, one line each, and into an exit code. The only place that does. */
export function reportError(error: unknown, command: Command | undefined, note: (text: string) => void): ExitCode {
  const say = (text: string): void => note(`answer-eval: ${toPrintable(text)}`);
  if (error instanceof UsageError) {
    say(error.message);
    note(command ? describeUsage(command) : 'answer-eval --help lists the commands.');
    return exitCodes.usage;
  }
  if (error instanceof ConfigInvalidError) {
    say(`settings: ${error.message}`);
    return exitCodes.usage;
  }
  if (error instanceof RubricInvalidError) {
    for (const line of error.message.split('\n')) say(line);
  } else if (error instanceof EvaluationError || isSystemError(error)) {
    say(error.message);
  } else {
    say(`this should not happen, please report it: ${error instanceof Error ? error.stack : String(error)}`);
  }
  return exitCodes.failed;
}

/** One line: a longer usage would hide what is wrong. */
function describeUsage({ name, usage }: Command): string {
  return usage.includes('\n') ? `answer-eval ${name} --help shows how it is used.` : `Usage: answer-eval ${usage}`;
}
