import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { DataInvalidError } from './data-invalid-error.ts';

/** One line of a file of JSON lines. Lines count from 1, blank ones included. */
export type Row = { readonly line: number; readonly value: unknown };

/** @throws {DataInvalidError} for a file that cannot be read or a line that is not JSON. */
export async function readRows(file: string): Promise<readonly Row[]> {
  const text = await readTextFile(file);
  const rows = text.split(/\r?\n/).flatMap((content, index): Row[] => {
    if (content.trim() === '') return [];
    return [{ line: index + 1, value: parseJson(content, `${file}:${index + 1}`) }];
  });
  if (rows.length === 0) throw new DataInvalidError(`${file}: holds no answers`);
  return rows;
}

/** @throws {DataInvalidError} for a file that cannot be read. */
export async function readTextFile(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new DataInvalidError(`${file}: cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown cause'}`);
  }
}

/**
 * @param where file and line for the message
 * @throws {DataInvalidError}
 */
export function parseJson(content: string, where: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new DataInvalidError(`${where}: is not JSON`);
  }
}

/**
 * @param where file and line for the message
 * @throws {DataInvalidError} naming every field that is wrong.
 */
export function parseFields<Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`);
  throw new DataInvalidError(`${where}: ${problems.join('; ')}`);
}
