import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import { toStoreError } from '../to-store-error.ts';
import type { Claim, QueueBank, WorkQueue } from '../work-queue.ts';

/** Each bank has a queue of its own, whose name begins so. */
const QUEUE_PREFIX = 'evaluation-units-';

/** A claim lapses this long after its last sign of life, and then within two checks; ten is what pg-boss advises at least. */
const LAPSE_SECONDS = 10;
const CHECKS_PER_LAPSE = 5;

/** pg-boss drops what waits, ends what runs, and fails what was retried for too long: for units, never. */
const TEN_YEARS_SECONDS = 10 * 365 * 24 * 60 * 60;
const NEVER_TOO_MANY_RETRIES = 1_000_000;

const CONNECT_TIMEOUT_MS = 5000;
/** No query of the queue takes a second; one that takes this long was sent to a server that is gone. */
const QUERY_TIMEOUT_MS = 60_000;

export type PgBossQueueOptions = {
  readonly connectionString: string;
  /** Only units of its batches are handed out. */
  readonly bank: QueueBank;
  /** Schema of pg-boss's tables, made if it is not there. @default 'pgboss' */
  readonly schema?: string;
  /** How long after its last sign of life a claim may lapse; whole seconds, at least 1. @default 10 */
  readonly lapseSeconds?: number;
  /** How many connections the queue holds at most. @default 4 */
  readonly maxConnections?: number;
  /** Told of failures that no caller waits for: a connection lost while idle, upkeep that did not work. */
  readonly onBackgroundError: (error: Error) => void;
};

/**
 * Open a queue that lives in PostgreSQL, for any number of processes.
 *
 * @throws {StoreUnavailableError} if the database cannot be reached.
 */
export async function openPgBossQueue(options: PgBossQueueOptions): Promise<WorkQueue> {
  const { schema = 'pgboss', lapseSeconds = LAPSE_SECONDS, onBackgroundError } = options;
  const queue = nameQueue(options.bank);
  const database = openDatabase(options);
  const checkSeconds = Math.max(1, Math.floor(lapseSeconds / CHECKS_PER_LAPSE));
  const boss = new PgBoss({
    db: database,
    schema,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    superviseIntervalSeconds: checkSeconds,
    monitorIntervalSeconds: checkSeconds,
    monitorVacuum: false,
    flowIntervalSeconds: 3600, // units do not depend on each other
  });
  boss.on('error', onBackgroundError);
  const close = async () => {
    await boss.stop({ graceful: false });
    await database.close();
  };
  try {
    await boss.start();
    await boss.createQueue(queue);
  } catch (error) {
    await close();
    throw error;
  }
  return { ...createQueue({ boss, queue, database, schema, lapseSeconds, onBackgroundError }), close };
}

/** The same for equal banks; short and plain, whatever they are called. */
function nameQueue({ id, version }: QueueBank): string {
  return (
    QUEUE_PREFIX +
    createHash('sha256')
      .update(JSON.stringify([id, version]))
      .digest('hex')
      .slice(0, 16)
  );
}

type Database = {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  close(): Promise<void>;
};

/** All queries go through here, pg-boss's own too, so that a lost connection looks the same everywhere. */
function openDatabase({ connectionString, maxConnections = 4, onBackgroundError }: PgBossQueueOptions): Database {
  const pool = new Pool({
    connectionString,
    max: maxConnections,
    application_name: 'answer-evaluator queue',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
  });
  pool.on('error', onBackgroundError);
  return {
    async executeSql(text, values) {
      try {
        return await pool.query(text, values);
      } catch (error) {
        throw toStoreError(error);
      }
    },
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}

type QueueParts = {
  readonly boss: PgBoss;
  /** Name of the queue of one bank. */
  readonly queue: string;
  readonly database: Database;
  readonly schema: string;
  readonly lapseSeconds: number;
  readonly onBackgroundError: (error: Error) => void;
};

/** Units are pg-boss's jobs, with their batch as singleton key: on a queue like this one it only labels them. */
function createQueue({
  boss,
  queue,
  database,
  schema,
  lapseSeconds,
  onBackgroundError,
}: QueueParts): Omit<WorkQueue, 'close'> {
  const jobs = `${schema}.job`;
  return {
    async add(units) {
      const settings = {
        heartbeatSeconds: lapseSeconds,
        retryLimit: NEVER_TOO_MANY_RETRIES,
        expireInSeconds: TEN_YEARS_SECONDS,
        retentionSeconds: TEN_YEARS_SECONDS,
      };
      if (units.length === 0) return;
      await boss.insert(
        queue,
        units.map((unit) => ({ ...settings, data: unit, singletonKey: unit.batchId })),
      );
      // With the statistics of an empty table, taking reads all units each time. The units are added even if this fails.
      await database.executeSql(`ANALYZE ${jobs}`).catch(onBackgroundError);
    },
    async take() {
      const [job] = await boss.fetch<Claim['unit']>(queue);
      return job && { id: job.id, unit: job.data, attempt: job.retryCount };
    },
    async keepAlive(claim) {
      const touched = await boss.touch(queue, [toJob(claim)]);
      return 'affected' in touched && touched.affected === 1; // not in pg-boss's types
    },
    async finish(claim) {
      await boss.deleteJob(queue, [toJob(claim)]);
    },
    async giveBack({ id, attempt }) {
      // pg-boss's ways to put a job back count an attempt, or let an old claim settle the new one: a new id does not.
      await database.executeSql(
        `UPDATE ${jobs} SET id = gen_random_uuid(), state = 'created', started_on = NULL, heartbeat_on = NULL
         WHERE name = $1 AND id = $2 AND retry_count = $3 AND state = 'active'`,
        [queue, id, attempt],
      );
    },
    async discard(batchId) {
      // Whatever bank's queue they are in.
      await database.executeSql(
        `DELETE FROM ${jobs} WHERE name LIKE '${QUEUE_PREFIX}%' AND singleton_key = $1 AND state < 'active'`,
        [batchId],
      );
    },
    async countOpen(batchId) {
      const { rows } = await database.executeSql(
        `SELECT 1 FROM ${jobs} WHERE name LIKE '${QUEUE_PREFIX}%' AND singleton_key = $1 AND state <= 'active'`,
        [batchId],
      );
      return rows.length;
    },
  };
}

/** pg-boss acts on a job only if it is still at the attempt that is named. */
function toJob({ id, attempt }: Claim) {
  return { id, retryCount: attempt };
}
