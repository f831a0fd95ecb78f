import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { BatchNotFoundError, BatchStateError, IdempotencyConflictError } from '../../src/storage/store-errors.ts';
import { aNewBatch, anItem, aReadyBatchOf, auditOf, openBatches, range } from './batch-store-fixture.ts';
import type { OpenStore } from './store-factory.ts';

const nothing = { items: [], rejected: [], blankCells: 0 };

export function batchImportContract(open: OpenStore): void {
  describe('importing a batch', () => {
    it('keeps what the batch was made from', async () => {
      const { batches } = await openBatches(open);
      const created = await batches.create(aNewBatch());
      expect(created).toEqual({
        ...withoutKey(aNewBatch()),
        id: created.id,
        status: 'importing',
        pauseReason: null,
        cap: { items: null, costUsd: null },
        counts: { items: 0, evaluated: 0, failed: 0, needsReview: 0, rejectedRows: 0, blankCells: 0 },
        costUsd: 0,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        startedAt: null,
        finishedAt: null,
        ownerId: null,
      });
      expect(await batches.find(created.id)).toEqual(created);
    });

    it('counts answers, rejected rows and blank cells of all parts of the file', async () => {
      const { batches } = await openBatches(open);
      const { id } = await batches.create(aNewBatch());
      const rejected = [
        { row: 4, code: 'question-unknown', column: '题号', otherRow: null, message: 'no such question' },
      ];
      await batches.addRows(id, { items: [anItem(0), anItem(1)], rejected, blankCells: 2 });
      await batches.addRows(id, { items: [anItem(2)], rejected, blankCells: 1 });
      const batch = await batches.finishImport(id);
      expect(batch).toMatchObject({ status: 'ready', counts: { items: 3, rejectedRows: 2, blankCells: 3 } });
    });

    it('keeps each answer exactly, whatever it is written with', async () => {
      const { batches } = await openBatches(open);
      const { id } = await batches.create(aNewBatch());
      const answers = [
        '"引号"和\\反斜杠',
        '😀👩‍👩‍👧',
        'a\u2028b\u001fc\r\n\t',
        "'; DROP TABLE answers; --",
        '{"a":[null]}',
      ];
      const items = answers.map((answer, position) => anItem(position, { answer, candidateId: answer }));
      await batches.addRows(id, { ...nothing, items });
      const stored = await batches.listItems(id, {}, { limit: 10 });
      expect(stored.map((item) => item.answer)).toEqual(answers);
      expect(stored.map((item) => item.candidateId)).toEqual(answers);
    });

    it('lists it, and tells the audit log of it, only once the file is read to its end', async () => {
      const opened = await openBatches(open);
      const { batches } = opened;
      const { id } = await batches.create(aNewBatch());
      await batches.addRows(id, { ...nothing, items: [anItem(0)] });
      expect(await batches.list({ limit: 10 })).toEqual([]);
      expect(await batches.findBySource('a'.repeat(64))).toEqual([]);
      const batch = await batches.finishImport(id);
      expect(await batches.list({ limit: 10 })).toEqual([batch]);
      expect(await batches.findBySource('a'.repeat(64))).toEqual([batch]);
      expect(await batches.findBySource('b'.repeat(64))).toEqual([]);
      expect(await auditOf(opened, id)).toEqual(['batch-created']);
    });

    it('takes no more rows once it is ready', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aReadyBatchOf(batches, 1);
      await expect(batches.addRows(id, { ...nothing, items: [anItem(1)] })).rejects.toBeInstanceOf(BatchStateError);
      await expect(batches.finishImport(id)).rejects.toBeInstanceOf(BatchStateError);
      expect((await batches.find(id))?.counts.items).toBe(1);
    });

    it('lists the newest first, a page at a time', async () => {
      const { batches } = await openBatches(open);
      const ids: string[] = [];
      for (const _ of range(0, 3)) ids.push((await aReadyBatchOf(batches, 1)).id);
      const [first, second, third] = ids;
      const page = await batches.list({ limit: 2 });
      expect(page.map(({ id }) => id)).toEqual([third, second]);
      const next = await batches.list({ limit: 2, before: second });
      expect(next.map(({ id }) => id)).toEqual([first]);
    });
  });

  describe('an answer that is there twice', () => {
    it('is refused with the row of the first, in the same part of the file or a later one', async () => {
      const { batches } = await openBatches(open);
      const { id } = await batches.create(aNewBatch());
      const again = (position: number, answer: string) => anItem(position, { candidateId: '候选人0', answer });
      const one = await batches.addRows(id, { ...nothing, items: [anItem(0), again(1, anItem(0).answer), anItem(2)] });
      const two = await batches.addRows(id, { ...nothing, items: [again(3, '另一份'), anItem(4)] });
      expect(one).toEqual([{ position: 1, row: 3, firstRow: 2, isSameAnswer: true }]);
      expect(two).toEqual([{ position: 3, row: 5, firstRow: 2, isSameAnswer: false }]);
      const { counts } = await batches.finishImport(id);
      expect(counts).toMatchObject({ items: 3, rejectedRows: 0 });
    });

    it('leaves no answer in the tables that belongs to no item', async () => {
      const { batches, db } = await openBatches(open);
      const { id } = await batches.create(aNewBatch());
      const items = [anItem(0), anItem(1, { candidateId: '候选人0', answer: '另一份' })];
      await batches.addRows(id, { ...nothing, items });
      const answers = await db.selectFrom('answers').select('text').execute();
      expect(answers).toEqual([{ text: anItem(0).answer }]);
    });

    it('is welcome as the answer to another question, or in another batch', async () => {
      const { batches, db } = await openBatches(open);
      const { id } = await batches.create(aNewBatch());
      const items = [anItem(0), anItem(1, { candidateId: '候选人0', questionId: 'delay' })];
      expect(await batches.addRows(id, { ...nothing, items })).toEqual([]);
      const other = await batches.create(aNewBatch());
      expect(await batches.addRows(other.id, { ...nothing, items })).toEqual([]);
      const candidates = await db.selectFrom('candidates').select('external_id').execute();
      expect(candidates).toEqual([{ external_id: '候选人0' }]);
    });
  });

  describe('two imports side by side', () => {
    it('share the candidates that both name', async () => {
      const { batches, db } = await openBatches(open);
      const ids = await Promise.all(range(0, 4).map(async () => (await batches.create(aNewBatch())).id));
      const items = range(0, 400).map((position) => anItem(position));
      const found = await Promise.all(
        ids.map((id, index) =>
          batches.addRows(id, { ...nothing, items: index % 2 === 0 ? items : items.toReversed() }),
        ),
      );
      expect(found).toEqual([[], [], [], []]);
      const candidates = await db.selectFrom('candidates').select('id').execute();
      expect(candidates).toHaveLength(400);
    });
  });

  describe('an idempotency key', () => {
    it('belongs to one batch, which is found by it', async () => {
      const { batches } = await openBatches(open);
      const idempotency = { key: 'k1', requestHash: 'h1' };
      const batch = await batches.create(aNewBatch({ idempotency }));
      await expect(batches.create(aNewBatch({ idempotency }))).rejects.toBeInstanceOf(IdempotencyConflictError);
      expect(await batches.findByIdempotencyKey('k1')).toEqual({ batch, requestHash: 'h1' });
      expect(await batches.findByIdempotencyKey('k2')).toBeUndefined();
    });
  });

  describe('giving up an import', () => {
    it('leaves nothing of it, and all that others know', async () => {
      const { batches, db } = await openBatches(open);
      const kept = await aReadyBatchOf(batches, 2);
      const { id } = await batches.create(aNewBatch({ idempotency: { key: 'k1', requestHash: 'h1' } }));
      const items = range(0, 4).map((position) => anItem(position));
      const rejected = [{ row: 9, code: 'field-count', column: null, otherRow: null, message: 'too few' }];
      await batches.addRows(id, { items, rejected, blankCells: 1 });
      await batches.abandonImport(id);
      expect(await batches.find(id)).toBeUndefined();
      const tables = ['batches', 'batch_items', 'answers', 'candidates', 'batch_rejected_rows'] as const;
      const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
      expect(rows.map(({ length }) => length)).toEqual([1, 2, 2, 2, 0]);
      expect(await batches.findItem(kept.id, 1)).toMatchObject({ candidateId: '候选人1', answer: anItem(1).answer });
      expect(await batches.findByIdempotencyKey('k1')).toBeUndefined();
    });

    it('removes an import of several thousand answers of the same candidates', async () => {
      const { batches, db } = await openBatches(open);
      const { id } = await batches.create(aNewBatch());
      const items = range(0, 2_500).map((position) =>
        anItem(position, {
          candidateId: `候选人${position % 1_250}`,
          questionId: position < 1_250 ? 'complaint' : 'delay',
        }),
      );
      await batches.addRows(id, { ...nothing, items });
      await batches.abandonImport(id);
      expect(await db.selectFrom('answers').select('id').execute()).toEqual([]);
      expect(await db.selectFrom('candidates').select('id').execute()).toEqual([]);
    });

    it('is refused once the batch is ready, and for a batch that there is none of', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aReadyBatchOf(batches, 1);
      await expect(batches.abandonImport(id)).rejects.toBeInstanceOf(BatchStateError);
      await expect(batches.abandonImport('none')).rejects.toBeInstanceOf(BatchNotFoundError);
    });

    it('happens to a stale import as it was listed, and to no batch that is ready', async () => {
      const { batches } = await openBatches(open);
      const stale = await batches.create(aNewBatch());
      const ready = await aReadyBatchOf(batches, 1);
      const listed = { batchId: stale.id, updatedAt: stale.createdAt };
      expect(await batches.listImports()).toEqual([listed]);
      expect(await batches.abandonStaleImport({ ...listed, updatedAt: '9999-01-01T00:00:00.000Z' })).toBe(false);
      expect(await batches.abandonStaleImport({ batchId: ready.id, updatedAt: ready.createdAt })).toBe(false);
      expect(await batches.abandonStaleImport(listed)).toBe(true);
      expect(await batches.find(stale.id)).toBeUndefined();
      expect(await batches.find(ready.id)).toEqual(ready);
      expect(await batches.abandonStaleImport(listed)).toBe(false);
    });

    it.each([
      { what: 'answers', rows: { ...nothing, items: [anItem(0)] } },
      { what: 'blank cells', rows: { ...nothing, blankCells: 1 } },
      { what: 'nothing', rows: nothing },
    ])('does not happen to an import to which $what came since it was listed', async ({ rows }) => {
      const { batches } = await openBatches(open);
      const { id } = await batches.create(aNewBatch());
      const [listed] = await batches.listImports();
      if (!listed) throw new Error('the import is not listed');
      await sleep(2); // times have milliseconds
      await batches.addRows(id, rows);
      const [added] = await batches.listImports();
      expect(added?.updatedAt).not.toBe(listed.updatedAt);
      expect(await batches.abandonStaleImport(listed)).toBe(false);
      expect(await batches.finishImport(id)).toMatchObject({ status: 'ready', counts: { items: rows.items.length } });
    });

    it('leaves nothing of a stale import, or all of it, when rows come at the same time', async () => {
      const { batches, db } = await openBatches(open);
      const { id } = await batches.create(aNewBatch());
      const [listed] = await batches.listImports();
      if (!listed) throw new Error('the import is not listed');
      await sleep(2);
      const items = range(0, 300).map((position) => anItem(position));
      const [adding, abandoning] = await Promise.allSettled([
        batches.addRows(id, { ...nothing, items }),
        batches.abandonStaleImport(listed),
      ]);
      const isAbandoned = abandoning.status === 'fulfilled' && abandoning.value;
      expect(adding.status).toBe(isAbandoned ? 'rejected' : 'fulfilled');
      expect(abandoning.status).toBe('fulfilled');
      expect(await db.selectFrom('answers').select('id').execute()).toHaveLength(isAbandoned ? 0 : 300);
      expect((await batches.find(id))?.counts.items).toBe(isAbandoned ? undefined : 300);
    });
  });
}

function withoutKey({ idempotency, ...batch }: ReturnType<typeof aNewBatch>) {
  return batch;
}
