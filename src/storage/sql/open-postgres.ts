import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { Pool, type PoolClient, types } from 'pg';
import { StoreUnavailableError } from '../store-errors.ts';
import { toStoreError } from '../to-store-error.ts';
import type { Database } from './schema.ts';

export type PostgresOptions = {
  readonly maxConnections?: number | undefined;
  readonly connectionTimeoutMs?: number | undefined;
  /** A statement that takes longer is stuck: all of them read or write a page of rows. */
  readonly statementTimeoutMs?: number | undefined;
  /**
   * How long a transaction may lie still before the server rolls it back. A process that was frozen or cut off from the network
   * would hold the end of the audit log meanwhile, and everybody else who writes.
   */
  readonly idleTransactionMs?: number | undefined;
};

/** Object id of the type int8, which pg would hand over as text; counts stay far below 2^53. */
const int8 = 20;

/** Open a PostgreSQL database. Nothing is connected before it is used, and lost connections are replaced. */
export function openPostgres(url: string, options: PostgresOptions = {}): Kysely<Database> {
  const { maxConnections = 10, connectionTimeoutMs = 5_000 } = options;
  const { statementTimeoutMs = 60_000, idleTransactionMs = 5_000 } = options;
  const pool = new Pool({
    connectionString: url,
    application_name: 'answer-evaluator',
    max: maxConnections,
    connectionTimeoutMillis: connectionTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleTransactionMs,
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : types.getTypeParser(oid, format),
    },
  });
  // A connection that is lost while nobody waits for it must not end the process: the next query meets the failure.
  const ignore = () => {};
  pool.on('error', ignore);
  pool.on('connect', (client) => void client.on('error', ignore));
  return new Kysely({ dialect: new PostgresDialect({ pool: translatePool(pool) }) });
}

/** The pool with its failures made the store's. */
function translatePool(pool: Pool): PostgresPool {
  return {
    options: pool.options,
    connect: async () => translateClient(await translate(() => pool.connect())),
    end: () => pool.end(),
  };
}

/** A client that lost its connection is not used again. */
function translateClient(client: PoolClient): PostgresPoolClient {
  let isBroken = false;
  return new Proxy(client, {
    get(target, name) {
      if (name === 'release') return (isDiscarded?: boolean) => target.release(isDiscarded || isBroken);
      if (name !== 'query') return Reflect.get(target, name);
      return async (text: string, parameters: readonly unknown[]) => {
        try {
          return await translate(() => target.query(text, [...parameters]));
        } catch (error) {
          isBroken ||= error instanceof StoreUnavailableError;
          throw error;
        }
      };
    },
  });
}

async function translate<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw toStoreError(error);
  }
}
