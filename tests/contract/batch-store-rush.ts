import type { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/sql/schema.ts';
import { BatchStateError, CandidateNotFoundError } from '../../src/storage/store-errors.ts';
import {
  aNewBatch,
  anItem,
  aRunningBatchOf,
  evaluationsOf,
  failuresOf,
  noCap,
  openBatches,
  range,
} from './batch-store-fixture.ts';
import type { OpenStore } from './store-factory.ts';

/** What may come of it when everybody does something at once; a deadlock is not among them. */
const isExpected = (error: unknown) => error instanceof BatchStateError || error instanceof CandidateNotFoundError;

export function batchRushContract(open: OpenStore): void {
  describe('when everything happens to a batch at once', () => {
    it('keeps counts that say what its items say, and one evaluation for each item evaluated', async () => {
      const { batches, storage, db } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 120);
      const tasks = range(0, 12).flatMap((index) => {
        const positions = range(index * 8, index * 8 + 32);
        return [
          () => batches.recordOutcomes(id, evaluationsOf(positions, { needsReview: index % 3 === 0 })),
          () => batches.recordOutcomes(id, failuresOf(positions.toReversed())),
          () => storage.candidates.forget(`候选人${index * 10}`),
          () => batches.retryFailed(id),
          () => batches.pause(id, 'person'),
          () => batches.start(id, noCap),
        ];
      });
      const results = await Promise.allSettled(tasks.map((task) => task()));
      const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(errors.filter((error) => !isExpected(error))).toEqual([]);

      const batch = await batches.find(id);
      const items = await batches.listItems(id, {}, { limit: 1_000 });
      const evaluated = items.filter(({ status }) => status === 'evaluated');
      expect(batch?.counts).toMatchObject({
        items: 120,
        evaluated: evaluated.length,
        failed: items.filter(({ status }) => status === 'failed').length,
        needsReview: evaluated.filter(({ evaluation }) => evaluation?.numbers.needsReview).length,
      });
      expect(await positionsEvaluated(db)).toEqual(evaluated.map(({ position }) => position));
      expect((await storage.audit.verify()).tampering).toEqual([]);
    });

    it('adds nothing to a batch any more that was said to be ready', async () => {
      const { batches } = await openBatches(open);
      const { id } = await batches.create(aNewBatch());
      const add = (part: number) => {
        const items = range(part * 20, part * 20 + 20).map((position) => anItem(position));
        return batches.addRows(id, { items, rejected: [], blankCells: 0 });
      };
      await add(0);
      const adding = Promise.allSettled(range(1, 7).map(add));
      const ready = await batches.finishImport(id);
      const results = await adding;
      const added = results.filter(({ status }) => status === 'fulfilled').length;
      expect(ready.counts.items).toBe(20 + added * 20);
      expect(await batches.listItems(id, {}, { limit: 1_000 })).toHaveLength(ready.counts.items);
    });

    it('gives nobody who is forgotten while files that name them are read an answer that stays', async () => {
      const { batches, storage, db } = await openBatches(open);
      const imports = await Promise.all(range(0, 3).map(() => batches.create(aNewBatch())));
      const parts = range(0, 6).map((part) => range(part * 20, part * 20 + 20).map((position) => anItem(position)));
      const adding = imports.flatMap(({ id }) =>
        parts.map((items) => () => batches.addRows(id, { items, rejected: [], blankCells: 0 })),
      );
      const forgetting = range(0, 12).map((index) => () => storage.candidates.forget(`候选人${index * 10}`));
      const tasks = adding.flatMap((task, index) => [task, ...forgetting.slice(index, index + 1)]);
      const results = await Promise.allSettled(tasks.map((task) => task()));
      const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(errors.filter((error) => !isExpected(error))).toEqual([]);

      const kept = await db
        .selectFrom('answers')
        .innerJoin('candidates', 'candidates.id', 'answers.candidate_id')
        .select('answers.id')
        .where('candidates.forgotten_at', 'is not', null)
        .where('answers.text', 'is not', null)
        .execute();
      expect(kept).toEqual([]);
    });
  });
}

async function positionsEvaluated(db: Kysely<Database>): Promise<readonly (number | null)[]> {
  const rows = await db.selectFrom('evaluations').select('position').orderBy('position').execute();
  return rows.map(({ position }) => position);
}
