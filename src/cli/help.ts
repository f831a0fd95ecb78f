import type { Command } from './command.ts';

const exitCodeHelp = [
  'Exit codes: 0 done; 1 failed; 2 wrong usage or settings; 3 a batch came to its end, with error lines or rejected rows; or an evaluation cannot be replayed.',
];

/** Explain the whole program. */
export function programHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Scores free-text answers against a rubric and proves every point with words of the answer. Offline.',
    '',
    'Usage: answer-eval <command> [flags]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'answer-eval <command> --help explains a command; answer-eval --version prints the version.',
    'Settings (bank, data folder, database, host, port, log level) can also come from the environment or a file .env, see .env.example.',
    ...exitCodeHelp,
  ].join('\n');
}

/** Explain one command, or those that share their first word. */
export function commandHelp(commands: readonly Command[]): string {
  const one = ({ summary, usage, details }: Command): string =>
    [summary, '', `Usage: answer-eval ${usage}`, '', ...details.map((line) => `  ${line}`)].join('\n');
  return [...commands.map(one), exitCodeHelp.join('\n')].join('\n\n');
}
