import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type Kysely, sql } from 'kysely';
import type { Claim, QueueBank, WorkQueue } from '../work-queue.ts';
import { insertRows } from './insert-rows.ts';
import { isOneOf } from './is-one-of.ts';
import type { Database } from './schema.ts';

/** A worker shows signs of life every few seconds; one that was held up for so long is taken for dead. */
const defaultLeaseMs = 30_000;

export type SqliteQueueOptions = {
  /** How long after its last sign of life a claim lapses. A claim of a process of this machine that has ended lapses at once. */
  readonly leaseMs?: number | undefined;
  /** Milliseconds since 1970. */
  readonly nowMs?: (() => number) | undefined;
  /** Only units of its batches are handed out. */
  readonly bank: QueueBank;
  /** Unique, and ascending with time: units are handed out in this order. */
  readonly newId: () => string;
};

/**
 * Create a queue in a table beside the batches, for the processes of one machine. Only units of running batches are handed out.
 * It uses the store's connection, which stays open when the queue is closed.
 */
export function createSqliteQueue(
  db: Kysely<Database>,
  { leaseMs = defaultLeaseMs, nowMs = Date.now, newId, bank }: SqliteQueueOptions,
): WorkQueue {
  return {
    async add(units) {
      const rows = units.map(({ batchId, from, to }) => ({
        id: newId(),
        batch_id: batchId,
        from_position: from,
        to_position: to,
        attempt: 0,
        lease_until: 0,
      }));
      await insertRows(db, 'work_units', unitColumns, rows);
    },
    async take() {
      const claim = await takeUnit(db, bank, nowMs(), leaseMs);
      if (claim || !(await endDeadLeases(db, nowMs()))) return claim;
      return await takeUnit(db, bank, nowMs(), leaseMs);
    },
    async keepAlive(claim) {
      const { numUpdatedRows } = await db
        .updateTable('work_units')
        .set({ lease_until: nowMs() + leaseMs })
        .where(isHeldBy(claim))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async finish(claim) {
      await db.deleteFrom('work_units').where(isHeldBy(claim)).execute();
    },
    async giveBack(claim) {
      const waiting = { lease_owner: null, lease_until: 0 };
      await db.updateTable('work_units').set(waiting).where(isHeldBy(claim)).execute();
    },
    async discard(batchId) {
      await db.deleteFrom('work_units').where('batch_id', '=', batchId).where('lease_until', '<=', nowMs()).execute();
    },
    async countOpen(batchId) {
      const { units } = await db
        .selectFrom('work_units')
        .select(({ fn }) => fn.countAll<number>().as('units'))
        .where('batch_id', '=', batchId)
        .executeTakeFirstOrThrow();
      return units;
    },
    close: async () => {},
  };
}

const unitColumns = ['id', 'batch_id', 'from_position', 'to_position', 'attempt', 'lease_until'] as const;

/** Take the oldest unit that waits or whose lease has lapsed. One statement: nobody else can take it meanwhile. */
async function takeUnit(
  db: Kysely<Database>,
  bank: QueueBank,
  now: number,
  leaseMs: number,
): Promise<Claim | undefined> {
  const owner = newOwner();
  const free = db
    .selectFrom('work_units as unit')
    .innerJoin('batches', 'batches.id', 'unit.batch_id')
    .select('unit.id')
    .where('unit.lease_until', '<=', now)
    .where('batches.status', '=', 'running')
    .where('batches.bank_id', '=', bank.id)
    .where('batches.bank_version', '=', bank.version)
    .orderBy('unit.id')
    .limit(1);
  const row = await db
    .updateTable('work_units')
    .set({
      attempt: sql`attempt + (lease_owner is not null)`,
      lease_owner: owner,
      lease_until: now + leaseMs,
    })
    .where('id', '=', free)
    .returning(['id', 'batch_id', 'from_position', 'to_position', 'attempt'])
    .executeTakeFirst();
  if (!row) return undefined;
  const unit = { batchId: row.batch_id, from: row.from_position, to: row.to_position };
  return { id: toClaimId(row.id, owner), unit, attempt: row.attempt };
}

/** End the leases of processes of this machine that are gone, so that their units can be taken at once. */
async function endDeadLeases(db: Kysely<Database>, now: number): Promise<boolean> {
  const leases = await db
    .selectFrom('work_units')
    .select('lease_owner as owner')
    .where('lease_owner', 'is not', null)
    .where('lease_until', '>', now)
    .execute();
  const dead = leases.flatMap(({ owner }) => (owner !== null && isDead(owner) ? [owner] : []));
  if (dead.length === 0) return false;
  // The owner stays, so that whoever takes the unit sees that somebody died over it.
  await db
    .updateTable('work_units')
    .set({ lease_until: 0 })
    .where(isOneOf(db, 'lease_owner', dead))
    .execute();
  return true;
}

/** Tells this process from one that had its number before, as happens where each container counts from 1. */
const thisProcess = randomUUID();

/** Name who holds a unit, another name each time: what a worker still does after its claim has ended meets nothing. */
function newOwner(): string {
  return [hostname(), process.pid, thisProcess, randomUUID()].join(':');
}

/** Only of processes of this machine can it be known that they are gone. */
function isDead(owner: string): boolean {
  const [host, pid, nonce] = owner.split(':');
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return nonce !== thisProcess;
  try {
    process.kill(Number(pid), 0); // sends nothing, only asks
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

function toClaimId(unitId: string, owner: string): string {
  return JSON.stringify([unitId, owner]);
}

function isHeldBy({ id }: Claim) {
  const [unitId, owner] = JSON.parse(id);
  return sql<boolean>`id = ${unitId} and lease_owner = ${owner}`;
}
