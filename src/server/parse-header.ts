import type { Request } from 'express';
import { HttpProblem } from './http-problem.ts';

/** Longest name of a file, in UTF-16 code units; file systems allow 255 bytes. */
const maxFileNameLength = 255;

/**
 * Read the name of an uploaded file from X-File-Name: UTF-8, percent-encoded, because headers are Latin-1.
 *
 * @throws {HttpProblem} 400 if it is missing or is no name.
 */
export function parseFileName(request: Request): string {
  const header = 'X-File-Name';
  const encoded = request.get(header);
  if (encoded === undefined || encoded === '')
    refuse(header, 'is missing: send the name of the file, percent-encoded as UTF-8, for example answers.csv');
  const name = decode(encoded)?.normalize('NFC').trim();
  if (name === undefined) refuse(header, 'must be UTF-8, percent-encoded');
  if (name === '' || name.length > maxFileNameLength || /[\p{Cc}\u2028\u2029]/u.test(name))
    refuse(header, `must be a name of 1 to ${maxFileNameLength} characters on one line`);
  return name;
}

/**
 * Read Idempotency-Key; undefined if there is none.
 *
 * @throws {HttpProblem} 400 if it cannot be a key.
 */
export function parseIdempotencyKey(request: Request): string | undefined {
  const header = 'Idempotency-Key';
  const key = request.get(header);
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key))
    refuse(header, 'must be 1 to 200 visible ASCII characters');
  return key;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function refuse(header: string, message: string): never {
  throw new HttpProblem(400, 'input-invalid', `The header ${header} ${message}`, {
    errors: [{ field: header, message }],
  });
}
