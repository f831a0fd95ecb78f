import { StoreFullError, StoreSchemaError, StoreUnavailableError } from './store-errors.ts';

/** Primary result codes, https://www.sqlite.org/rescode.html; the low byte of an extended code. */
const sqlite = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notDatabase: 26,
} as const;

/** SQLITE_IOERR_WRITE: what a full disk looks like to SQLite on some file systems. */
const sqliteWriteError = 778;

const networkCodes: readonly string[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT', // the socket file of a server that is not running
];

/** Failures that pg reports without a code. */
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered|Query read timeout)/;

/** SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html, by the beginning of the code. */
const unavailableStates: readonly (readonly [string, string])[] = [
  ['08', 'the connection to the database failed'],
  ['57P0', 'the database is being shut down or started'],
  ['53', 'the database has no resources left'],
  ['57014', 'the database took too long'],
  ['55P03', 'a row is locked by somebody else for too long'],
  ['25P03', 'the transaction lay still for too long'],
  ['40', 'somebody else changed the same rows'],
  ['28', 'the database refuses the login'],
  ['3D000', 'the database does not exist'],
];

/**
 * Tell failures of the database from mistakes of the program.
 *
 * @returns StoreUnavailableError, StoreFullError or StoreSchemaError with the cause where the database is to blame, anything
 *   else as it is.
 */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if ('errcode' in error && typeof error.errcode === 'number') return fromSqlite(error, error.errcode);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (networkCodes.includes(code) || lostConnection.test(error.message) || error instanceof AggregateError) {
    return new StoreUnavailableError('the database does not answer', { cause: error });
  }
  if (code === '53100') return new StoreFullError({ cause: error });
  const state = unavailableStates.find(([prefix]) => /^[0-9A-Z]{5}$/.test(code) && code.startsWith(prefix));
  return state ? new StoreUnavailableError(state[1], { cause: error }) : withoutValues(error);
}

function fromSqlite(error: Error, extended: number): Error {
  const code = extended & 0xff;
  if (code === sqlite.full || extended === sqliteWriteError) return new StoreFullError({ cause: error });
  if (code === sqlite.busy || code === sqlite.locked) {
    return new StoreUnavailableError('the database is locked by another process', { cause: error });
  }
  if (code === sqlite.ioError) return new StoreUnavailableError('the disk failed', { cause: error });
  if (code === sqlite.readOnly) return new StoreUnavailableError('its file may not be written', { cause: error });
  if (code === sqlite.corrupt) return new StoreSchemaError('The file of the store is damaged', { cause: error });
  if (code === sqlite.cannotOpen) return new StoreUnavailableError('its file cannot be opened', { cause: error });
  if (code === sqlite.notDatabase) {
    return new StoreSchemaError('The file of the store is no SQLite database', { cause: error });
  }
  return error;
}

/** PostgreSQL repeats values of the row in these, and a log prints all fields of an error. */
function withoutValues(error: Error): Error {
  if ('detail' in error) error.detail = undefined;
  if ('where' in error) error.where = undefined;
  return error;
}
