/** What the program tells the shell; docs/cli.md and --help list them. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  /** A batch came to its end, and some of its lines are error lines. */
  errorLines: 3,
  /** What an evaluation was made from is not there any more. */
  notReplayable: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
