import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** A field that does not fit the schema, and why, in words for people who do not program. */
export type FieldProblem = { readonly path: readonly (string | number)[]; readonly message: string };

const typeNames: Readonly<Record<string, string>> = {
  number: 'a number',
  string: 'a text',
  array: 'a list',
  object: 'a group of fields, each "name: value"',
  record: 'a group of fields, each "name: value"',
};

/** Describe one issue of the schema; `root` is the value that was checked. */
export function describeIssue(issue: Issue, root: unknown): FieldProblem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const value = valueAt(root, path);
  if (issue.code === 'invalid_union') return describeUnion(issue.errors, path, value);
  if (issue.code === 'unrecognized_keys') return [{ path, message: describeKeys(issue.keys) }];
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_value') return [{ path, message: issue.message }];
  if (value === undefined) return [{ path, message: 'is missing' }];
  if (value === null) return [{ path, message: 'is empty' }];
  const expected =
    issue.code === 'invalid_type' ? (typeNames[issue.expected] ?? issue.expected) : issue.values.join(' or ');
  return [{ path, message: `must be ${expected}, not ${shown(value)}${hint(issue, value)}` }];
}

/** A cue is a text or an object: speak about the one that was meant. */
function describeUnion(
  branches: readonly (readonly Issue[])[],
  path: readonly (string | number)[],
  value: unknown,
): FieldProblem[] {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const meant = branches.find((issues) =>
    issues.every(({ code, path: below }) => isMeant(code, below, isObject, value)),
  );
  if (!meant) return [{ path, message: `must be a text or { say: "...", weight: 1 }, not ${shown(value)}` }];
  return meant
    .flatMap((issue) => describeIssue(issue, value))
    .map((problem) => ({ path: [...path, ...problem.path], message: problem.message }));
}

const isMeant = (code: string, below: readonly unknown[], isObject: boolean, value: unknown): boolean =>
  isObject ? below.length > 0 || code === 'unrecognized_keys' : typeof value === 'string' && code !== 'invalid_type';

function describeKeys(keys: readonly string[]): string {
  const names = keys.map((key) => `"${key}"`).join(', ');
  const colon = keys.some((key) => key.includes('：')) ? '; write ": " instead of the full-width "："' : '';
  return `has a field that is not known: ${names}${colon}`;
}

function hint(issue: Issue, value: unknown): string {
  const isBareText = issue.code === 'invalid_type' && issue.expected === 'string' && typeof value !== 'object';
  return isBareText ? '; put it in quotes' : '';
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  const text = String(value);
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[part];
  }
  return value;
}
