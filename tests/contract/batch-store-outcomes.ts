import { describe, expect, it } from 'vitest';
import { joinEvaluation } from '../../src/scoring/join-evaluation.ts';
import { packEvaluation } from '../../src/scoring/pack-evaluation.ts';
import { reviewWorth } from '../../src/scoring/review-worth.ts';
import { splitEvaluation } from '../../src/scoring/split-evaluation.ts';
import { BatchNotFoundError, RubricUnknownError } from '../../src/storage/store-errors.ts';
import { anEvaluation } from './a-stored-bank.ts';
import {
  anItem,
  aReadyBatchOf,
  aRunningBatchOf,
  auditOf,
  evaluationsOf,
  failuresOf,
  noCap,
  openBatches,
  range,
} from './batch-store-fixture.ts';
import type { OpenStore } from './store-factory.ts';

export function batchOutcomesContract(open: OpenStore): void {
  describe('the pending items of a unit', () => {
    it('are those of its positions that have no outcome, by position', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 6);
      await batches.recordOutcomes(id, [...evaluationsOf([2]), ...failuresOf([3])]);
      const pending = await batches.loadPending({ batchId: id, from: 1, to: 5 });
      expect(pending).toEqual(
        [1, 4].map((position) => ({ position, questionId: 'complaint', answer: anItem(position).answer })),
      );
    });

    it('are none while the batch does not run', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aReadyBatchOf(batches, 2);
      const unit = { batchId: id, from: 0, to: 2 };
      expect(await batches.loadPending(unit)).toEqual([]);
      expect(await batches.planUnits(id, 10)).toEqual([]);
      await batches.start(id, noCap);
      expect(await batches.loadPending(unit)).toHaveLength(2);
      await batches.pause(id, 'person');
      expect(await batches.loadPending(unit)).toEqual([]);
    });

    it('cannot be asked for of a batch that is not there', async () => {
      const { batches } = await openBatches(open);
      await expect(batches.loadPending({ batchId: 'none', from: 0, to: 1 })).rejects.toBeInstanceOf(BatchNotFoundError);
      await expect(batches.planUnits('none', 10)).rejects.toBeInstanceOf(BatchNotFoundError);
      await expect(batches.recordOutcomes('none', failuresOf([0]))).rejects.toBeInstanceOf(BatchNotFoundError);
    });
  });

  describe('recording outcomes', () => {
    it('writes the parts of each evaluation as they are, and what a look at it is worth', async () => {
      const { batches, storage, db } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 3);
      await batches.recordOutcomes(id, [...evaluationsOf([0]), ...evaluationsOf([1, 2], { needsReview: true })]);
      const rows = await db
        .selectFrom('evaluations')
        .innerJoin('evaluation_texts', 'evaluation_texts.evaluation_id', 'evaluations.id')
        .leftJoin('review_tasks', 'review_tasks.record_id', 'evaluations.id')
        .select(['evaluations.position', 'total_points', 'max_points', 'needs_review', 'engine_id', 'engine_version'])
        .select(['rubric_hash', 'evaluations.content as numbers', 'evaluation_texts.content as texts', 'worth'])
        .orderBy('evaluations.position')
        .execute();
      const expected = [false, true, true].map((needsReview, position) => {
        const evaluation = anEvaluation(anItem(position).answer, { needsReview });
        const { numbers, texts } = splitEvaluation(evaluation, 'zh');
        const { flags, reviewReasons, criteria } = numbers;
        return {
          position,
          total_points: null,
          max_points: 9,
          needs_review: needsReview ? 1 : 0,
          engine_id: 'keyword',
          engine_version: '1.0.0',
          rubric_hash: evaluation.rubric.hash,
          numbers: JSON.stringify({ flags, reviewReasons, criteria }),
          texts: JSON.stringify(texts),
          worth: needsReview ? reviewWorth(evaluation) : null,
        };
      });
      expect(rows).toEqual(expected);
      expect((await storage.audit.verify()).tampering).toEqual([]);
    });

    it('keeps each evaluation to the byte, and each error', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 2);
      await batches.recordOutcomes(id, [...evaluationsOf([0]), ...failuresOf([1])]);
      const [evaluated, failed] = await batches.listItems(id, {}, { limit: 10 });
      const stored = evaluated?.evaluation;
      expect(JSON.stringify(stored && joinEvaluation(stored))).toBe(
        JSON.stringify(anEvaluation(anItem(0).answer, { needsReview: false })),
      );
      expect(stored?.item).toEqual({ batchId: id, position: 0 });
      const error = { code: 'judge-reply-invalid', message: 'The reply is no verdict' };
      expect(failed).toMatchObject({ status: 'failed', error, evaluation: null });
    });

    it('adds to the counts and the cost', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 9);
      await batches.recordOutcomes(id, evaluationsOf([0, 1], { costUsd: 0.25 }));
      const { recorded, batch } = await batches.recordOutcomes(id, [
        ...evaluationsOf([2], { costUsd: 0.5, needsReview: true }),
        ...failuresOf([3]),
      ]);
      expect(recorded).toBe(2);
      expect(batch).toMatchObject({ status: 'running', costUsd: 1 });
      expect(batch.counts).toMatchObject({ items: 9, evaluated: 3, failed: 1, needsReview: 1 });
      expect(await batches.find(id)).toEqual(batch);
    });

    it('drops outcomes of items that have one, or that are not there', async () => {
      const { batches, db } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 3);
      await batches.recordOutcomes(id, evaluationsOf([0], { costUsd: 1 }));
      const late = [...failuresOf([0]), ...evaluationsOf([1, 7], { costUsd: 1 })];
      const { recorded, batch } = await batches.recordOutcomes(id, late);
      expect(recorded).toBe(1);
      expect(batch).toMatchObject({ costUsd: 2, counts: { evaluated: 2, failed: 0 } });
      expect(await db.selectFrom('evaluations').select('position').orderBy('position').execute()).toEqual([
        { position: 0 },
        { position: 1 },
      ]);
    });

    it('gives an item one evaluation when five workers record the same at the same time', async () => {
      const opened = await openBatches(open);
      const { batches, db, storage } = opened;
      const { id } = await aRunningBatchOf(batches, 40);
      const results = await Promise.all(
        range(0, 5).map(() => batches.recordOutcomes(id, evaluationsOf(range(0, 40), { costUsd: 0.5 }))),
      );
      expect(results.map(({ recorded }) => recorded).toSorted()).toEqual([0, 0, 0, 0, 40]);
      expect(await batches.find(id)).toMatchObject({ status: 'finished', costUsd: 20, counts: { evaluated: 40 } });
      expect(await db.selectFrom('evaluations').select('id').execute()).toHaveLength(40);
      expect(await db.selectFrom('evaluation_texts').select('evaluation_id').execute()).toHaveLength(40);
      expect((await auditOf(opened, id)).filter((action) => action === 'batch-finished')).toHaveLength(1);
      expect((await storage.audit.verify()).tampering).toEqual([]);
    });

    it('takes overlapping units of several workers without a deadlock, each item once', async () => {
      const { batches, db } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 60);
      const units = [range(0, 40), range(20, 60).toReversed(), range(10, 50), range(0, 60).toReversed()];
      const results = await Promise.all(units.map((positions) => batches.recordOutcomes(id, evaluationsOf(positions))));
      expect(results.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(60);
      expect(await batches.find(id)).toMatchObject({ status: 'finished', counts: { evaluated: 60 } });
      expect(await db.selectFrom('evaluations').select('id').execute()).toHaveLength(60);
    });

    it('takes what was under way when the batch was paused or cancelled', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 3);
      await batches.pause(id, 'person');
      const paused = await batches.recordOutcomes(id, evaluationsOf([0]));
      expect(paused).toMatchObject({ recorded: 1, batch: { status: 'paused', pauseReason: 'person' } });
      await batches.cancel(id);
      const cancelled = await batches.recordOutcomes(id, evaluationsOf([1, 2]));
      expect(cancelled).toMatchObject({ recorded: 2, batch: { status: 'cancelled', counts: { evaluated: 3 } } });
    });

    it('finishes a paused batch with the last outcomes that were under way', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 1);
      await batches.pause(id, 'person');
      const { batch } = await batches.recordOutcomes(id, evaluationsOf([0]));
      expect(batch).toMatchObject({ status: 'finished', pauseReason: null });
    });

    it('stores nothing at all if the store does not know the rubric of one of them', async () => {
      const { batches } = await openBatches(open);
      const before = await aRunningBatchOf(batches, 2);
      const rubric = { id: 'complaint', version: '1.0.0', hash: '0'.repeat(64) };
      const evaluation = packEvaluation(anEvaluation(anItem(1).answer, { rubric }), 'zh');
      const outcomes = [...evaluationsOf([0]), { position: 1, costUsd: 0, evaluation }];
      await expect(batches.recordOutcomes(before.id, outcomes)).rejects.toBeInstanceOf(RubricUnknownError);
      expect(await batches.find(before.id)).toEqual(before);
      expect(await batches.loadPending({ batchId: before.id, from: 0, to: 2 })).toHaveLength(2);
    });

    it('keeps a failed item of an answer that was erased while it was evaluated', async () => {
      const { batches, storage, db } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 2);
      await storage.candidates.forget(anItem(0).candidateId);
      const { recorded, batch } = await batches.recordOutcomes(id, evaluationsOf([0, 1]));
      expect(recorded).toBe(1);
      expect(batch).toMatchObject({ status: 'finished', counts: { evaluated: 1, failed: 1 } });
      expect(await db.selectFrom('evaluation_texts').select('evaluation_id').execute()).toHaveLength(1);
    });

    it('ends a batch of which nothing is pending any more, whoever was to say so', async () => {
      const { batches, db } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 1);
      expect(await batches.recordOutcomes(id, [])).toMatchObject({ recorded: 0, batch: { status: 'running' } });
      await batches.recordOutcomes(id, evaluationsOf([0]));
      await db.updateTable('batches').set({ status: 'running' }).execute();
      expect(await batches.recordOutcomes(id, [])).toMatchObject({ recorded: 0, batch: { status: 'finished' } });
    });
  });
}
