import type { Readable } from 'node:stream';
import { receiptSchema } from '../api/receipt-schema.ts';
import type { Receipt } from '../domain/receipt.ts';
import { toFieldErrors } from '../server/field-errors.ts';
import { FileError } from './file-error.ts';
import { readText } from './read-text.ts';

/** Read a receipt from a file, or from stdin for `-`. @throws {FileError} if it cannot be read, or is none. */
export async function readReceipt(file: string, stdin: Readable): Promise<Receipt> {
  const name = file === '-' ? 'stdin' : file;
  const result = receiptSchema.safeParse(parseJson(await readText(file, stdin), name));
  if (!result.success) {
    const [first] = toFieldErrors(result.error);
    const place = first ? `: ${first.field === '' ? '' : `${first.field} `}${first.message}` : '';
    throw new FileError(name, `is no receipt${place}`);
  }
  // Left out and undefined are the same in JSON, and not in the type.
  const { numbers, ...rest } = result.data;
  const { provenance, ...others } = numbers;
  return { ...rest, numbers: { ...others, ...(provenance ? { provenance } : {}) } };
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FileError(name, 'is not JSON; answer-eval receipt ID --json prints a receipt as JSON', { cause });
  }
}
