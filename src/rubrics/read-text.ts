import { readFile } from 'node:fs/promises';
import type { RubricProblem } from '../domain/errors.ts';

/** Read a file as UTF-8; where it cannot be read or is in another encoding, add the problem and return undefined. */
export async function readText(path: string, problems: RubricProblem[]): Promise<string | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    problems.push({ file: path, message: `cannot be read: ${(error as Error).message}` });
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    problems.push({ file: path, message: 'is not UTF-8; save it as UTF-8' });
    return undefined;
  }
}
