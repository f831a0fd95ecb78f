import { expect, it } from 'vitest';
import { toStoreError } from '../../src/storage/to-store-error.ts';

const fromPostgres = (code: string, message = 'refused') => Object.assign(new Error(message), { code });
const fromSqlite = (errcode: number) => Object.assign(new Error('refused'), { code: 'ERR_SQLITE_ERROR', errcode });

it.each([
  { what: 'SQLITE_BUSY', error: fromSqlite(5), code: 'store-unavailable' },
  { what: 'SQLITE_BUSY_SNAPSHOT', error: fromSqlite(517), code: 'store-unavailable' },
  { what: 'SQLITE_LOCKED', error: fromSqlite(6), code: 'store-unavailable' },
  { what: 'SQLITE_READONLY', error: fromSqlite(8), code: 'store-unavailable' },
  { what: 'SQLITE_IOERR_READ', error: fromSqlite(266), code: 'store-unavailable' },
  { what: 'SQLITE_IOERR_WRITE', error: fromSqlite(778), code: 'store-full' },
  { what: 'SQLITE_FULL', error: fromSqlite(13), code: 'store-full' },
  { what: 'SQLITE_CORRUPT', error: fromSqlite(11), code: 'store-schema' },
  { what: 'SQLITE_NOTADB', error: fromSqlite(26), code: 'store-schema' },
  { what: 'a server that is shut down', error: fromPostgres('57P01'), code: 'store-unavailable' },
  { what: 'a server that starts', error: fromPostgres('57P03'), code: 'store-unavailable' },
  { what: 'a broken connection', error: fromPostgres('08006'), code: 'store-unavailable' },
  { what: 'too many connections', error: fromPostgres('53300'), code: 'store-unavailable' },
  { what: 'a deadlock', error: fromPostgres('40P01'), code: 'store-unavailable' },
  { what: 'a wrong password', error: fromPostgres('28P01'), code: 'store-unavailable' },
  { what: 'a full disk', error: fromPostgres('53100'), code: 'store-full' },
  { what: 'no server', error: fromPostgres('ECONNREFUSED'), code: 'store-unavailable' },
  {
    what: 'a pool without a free connection',
    error: new Error('timeout exceeded when trying to connect'),
    code: 'store-unavailable',
  },
])('takes $what for $code, and keeps the cause', ({ error, code }) => {
  expect(toStoreError(error)).toMatchObject({ code, cause: error });
});

it.each([
  { what: 'a broken constraint of SQLite', error: fromSqlite(2067) },
  { what: 'a broken constraint of PostgreSQL', error: fromPostgres('23505') },
  { what: 'a mistake in a statement', error: fromPostgres('42601') },
  { what: 'any other error', error: new TypeError('not a function') },
  { what: 'what is no error', error: 'thrown' },
])('leaves $what as it is', ({ error }) => {
  expect(toStoreError(error)).toBe(error);
});
