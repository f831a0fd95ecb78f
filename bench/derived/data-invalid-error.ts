/** A file to measure on cannot be used; the message names file, line and field and quotes no answer. */
export class DataInvalidError extends Error {
  override readonly name = 'DataInvalidError';
}
