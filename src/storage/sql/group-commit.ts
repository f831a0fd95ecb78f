import { setTimeout as sleep } from 'node:timers/promises';
import { EvaluationError } from '../../domain/errors.ts';

/**
 * Write rows that come at about the same time together: hundreds a second then share a transaction, and its wait for the disk, by
 * the dozen.
 *
 * A group is gathered for `gatherMs` from its first row on, and for as long as the group before it is being written.
 *
 * @param write all rows or none, durably
 * @returns takes a row, and resolves when its group is written. Where the database is to blame for a failure, all of the group
 *   fail; where a row may be, each is tried by itself.
 */
export function createGroupCommit<Row>(
  write: (rows: readonly Row[]) => Promise<void>,
  gatherMs: number,
): (row: Row) => Promise<void> {
  let group: Group<Row> | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  const begin = (): Group<Row> => {
    const rows: Row[] = [];
    const isWritten = Promise.all([sleep(gatherMs), writing]).then(() => {
      group = undefined;
      return writeEach(rows, write);
    });
    writing = isWritten;
    return { rows, isWritten };
  };
  return async (row) => {
    group ??= begin();
    const mine = group;
    const index = mine.rows.push(row) - 1;
    const failure = (await mine.isWritten)[index];
    if (failure?.status === 'rejected') throw failure.reason;
  };
}

type Group<Row> = {
  readonly rows: Row[];
  /** Never rejects: what came of each row. */
  readonly isWritten: Promise<readonly PromiseSettledResult<void>[]>;
};

async function writeEach<Row>(
  rows: readonly Row[],
  write: (rows: readonly Row[]) => Promise<void>,
): Promise<readonly PromiseSettledResult<void>[]> {
  const [together] = await Promise.allSettled([write(rows)]);
  const isOfARow = together.status === 'rejected' && !(together.reason instanceof EvaluationError) && rows.length > 1;
  return isOfARow ? Promise.allSettled(rows.map((row) => write([row]))) : rows.map(() => together);
}
