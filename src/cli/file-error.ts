import { EvaluationError } from '../domain/errors.ts';

/** A file cannot be read or written, or does not hold what it should. The message starts with its name. */
export class FileError extends EvaluationError {
  readonly code = 'file-failed';

  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: ${problem}`, options);
  }
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'is a folder, not a file',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EPIPE: 'nobody reads the output any more',
};

/** Put a failure of the system into words about a file; anything else stays as it is. */
export function toFileError(file: string, cause: unknown): unknown {
  if (cause instanceof EvaluationError || !isSystemError(cause)) return cause;
  return new FileError(file, words[cause.code] ?? `failed (${cause.code})`, { cause });
}

/** Is it a failure that the operating system reports, rather than a bug? */
export function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}
