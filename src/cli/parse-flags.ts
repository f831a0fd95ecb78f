import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { z } from 'zod';
import { UsageError } from './usage-error.ts';

/**
 * Parse a command's flags and arguments.
 *
 * @param schema for an object of the flags and `positionals`
 * @throws {UsageError} naming the flag or argument that is wrong.
 */
export function parseFlags<T>(args: readonly string[], options: ParseArgsOptionsConfig, schema: z.ZodType<T>): T {
  const { values, positionals } = splitArgs(args, options);
  const result = schema.safeParse({ ...values, positionals });
  if (result.success) return result.data;
  throw new UsageError(result.error.issues.map(describeIssue).join('; '));
}

function splitArgs(args: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')))
      throw error;
    const [problem = ''] = error.message.split(/\. |\n/);
    const flags = Object.keys(options).map((name) => `--${name}`);
    throw new UsageError(`${problem.replace(/\.$/, '')}; the flags are ${flags.join(', ')}`, { cause: error });
  }
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const [first] = issue.path;
  if (first === 'positionals') return describePositionals(issue);
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return `--${String(first)}: ${missing ? 'is missing' : issue.message}`;
}

function describePositionals(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return `takes at most ${String(issue.maximum)} argument(s) besides the flags`;
  if (issue.code === 'too_small' || issue.message.endsWith('received undefined')) return 'an argument is missing';
  return issue.message;
}
