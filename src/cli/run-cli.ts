import { programVersion } from '../config.ts';
import type { Command, CommandContext } from './command.ts';
import { accessCommands } from './commands/access.ts';
import { batch } from './commands/batch.ts';
import { batchesCommands } from './commands/batches.ts';
import { candidatesForget } from './commands/candidates-forget.ts';
import { dbCommands } from './commands/db.ts';
import { evaluate } from './commands/evaluate.ts';
import { questions } from './commands/questions.ts';
import { receipt } from './commands/receipt.ts';
import { replay } from './commands/replay.ts';
import { reviewsCommands } from './commands/reviews.ts';
import { reviewsQueue } from './commands/reviews-queue.ts';
import { rubricsCheck } from './commands/rubrics-check.ts';
import { rubricsDiff } from './commands/rubrics-diff.ts';
import { rubricsImport } from './commands/rubrics-import.ts';
import { rubricsRescore } from './commands/rubrics-rescore.ts';
import { rubricsShow } from './commands/rubrics-show.ts';
import { rubricsTest } from './commands/rubrics-test.ts';
import { serve } from './commands/serve.ts';
import { worker } from './commands/worker.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { commandHelp, programHelp } from './help.ts';
import { reportError } from './report-error.ts';
import { UsageError } from './usage-error.ts';

const commands: readonly Command[] = [
  evaluate,
  questions,
  batch,
  ...batchesCommands,
  reviewsQueue,
  ...reviewsCommands,
  receipt,
  replay,
  rubricsImport,
  rubricsCheck,
  rubricsShow,
  rubricsTest,
  rubricsDiff,
  rubricsRescore,
  serve,
  worker,
  ...accessCommands,
  candidatesForget,
  ...dbCommands,
];

/** Run one command line, and report a failure in words. The context is made when it is needed: --help needs no settings. */
export async function runCli(
  args: readonly string[],
  output: Pick<CommandContext, 'print' | 'note'>,
  createContext: () => CommandContext,
): Promise<ExitCode> {
  const named = commands.filter(({ name }) => name.split(' ').every((word, index) => args[index] === word));
  const [command] = named;
  try {
    const help = findHelp(args);
    if (help !== undefined) output.print(help);
    if (help !== undefined) return exitCodes.done;
    if (!command) throw new UsageError(describeUnknown(args));
    return await command.run(args.slice(command.name.split(' ').length), createContext());
  } catch (error) {
    return reportError(error, command, output.note);
  }
}

/** What to print if the command line asks for no more than help or the version. */
function findHelp(args: readonly string[]): string | undefined {
  const [first] = args;
  if (first === '--version') return programVersion;
  if (first === '--help' || first === '-h') return programHelp(commands);
  const end = args.indexOf('--');
  const flags = end < 0 ? args : args.slice(0, end);
  const isAsked = first === 'help' || flags.includes('--help') || flags.includes('-h');
  if (!isAsked) return undefined;
  const words = args.filter((word) => word !== 'help' && !word.startsWith('-'));
  const exact = commands.filter(({ name }) => name === words.slice(0, name.split(' ').length).join(' '));
  const found = exact.length > 0 ? exact : commands.filter(({ name }) => name.split(' ')[0] === words[0]);
  return found.length > 0 ? commandHelp(found) : programHelp(commands);
}

function describeUnknown([first, second]: readonly string[]): string {
  if (first === undefined) return `which command? They are: ${commands.map(({ name }) => name).join(', ')}`;
  const alike = commands.filter(({ name }) => name.startsWith(`${first} `));
  const typed = alike.length > 0 && second !== undefined ? `${first} ${second}` : first;
  const names = (alike.length > 0 ? alike : commands).map(({ name }) => name);
  return `there is no command "${typed}"; ${alike.length > 0 ? 'did you mean one of' : 'they are'}: ${names.join(', ')}`;
}
