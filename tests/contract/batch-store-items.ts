import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../src/domain/evaluation.ts';
import type { StoredEvaluation } from '../../src/domain/stored-evaluation.ts';
import { BatchNotFoundError } from '../../src/storage/store-errors.ts';
import { anEvaluation } from './a-stored-bank.ts';
import {
  aNewBatch,
  anItem,
  aReadyBatchOf,
  aRunningBatchOf,
  evaluationsOf,
  failuresOf,
  openBatches,
  range,
} from './batch-store-fixture.ts';
import type { OpenStore } from './store-factory.ts';

export function batchItemsContract(open: OpenStore): void {
  describe('the items of a batch', () => {
    it('show what the file said before anything is evaluated', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aReadyBatchOf(batches, 2);
      expect(await batches.findItem(id, 1)).toEqual({
        position: 1,
        row: 3,
        candidateId: '候选人1',
        questionId: 'complaint',
        status: 'pending',
        error: null,
        evaluation: null,
        earlierRecordId: null,
        reviewed: null,
        answer: '道歉，第1份回答',
      });
      expect(await batches.findItem(id, 2)).toBeUndefined();
    });

    it('come by position, a page at a time', async () => {
      const { batches } = await openBatches(open);
      const { id } = await aReadyBatchOf(batches, 25);
      const first = await batches.listItems(id, {}, { limit: 10 });
      const next = await batches.listItems(id, {}, { after: 19, limit: 10 });
      expect(first.map(({ position }) => position)).toEqual(range(0, 10));
      expect(next.map(({ position }) => position)).toEqual(range(20, 25));
    });

    it('come by question, by status and by whether a person should look', async () => {
      const { batches } = await openBatches(open);
      const { id } = await batches.create(aNewBatch());
      const questions = ['complaint', 'delay', 'complaint', 'delay', 'complaint'];
      const items = questions.map((questionId, position) => anItem(position, { questionId }));
      await batches.addRows(id, { items, rejected: [], blankCells: 0 });
      await batches.finishImport(id);
      await batches.start(id, { items: null, costUsd: null });
      const outcomes = [...evaluationsOf([0, 1]), ...evaluationsOf([2], { needsReview: true }), ...failuresOf([3])];
      await batches.recordOutcomes(id, outcomes);
      const list = async (filter: Parameters<typeof batches.listItems>[1]) =>
        (await batches.listItems(id, filter, { limit: 10 })).map(({ position }) => position);
      expect(await list({ questionId: 'delay' })).toEqual([1, 3]);
      expect(await list({ status: 'evaluated' })).toEqual([0, 1, 2]);
      expect(await list({ status: 'failed' })).toEqual([3]);
      expect(await list({ status: 'pending' })).toEqual([4]);
      expect(await list({ needsReview: true })).toEqual([2]);
      expect(await list({ needsReview: false })).toEqual([0, 1]);
      expect(await list({ questionId: 'complaint', status: 'evaluated', needsReview: false })).toEqual([0]);
    });

    it('keep their evaluations apart from those of another batch', async () => {
      const { batches } = await openBatches(open);
      const one = await aRunningBatchOf(batches, 1);
      const two = await aRunningBatchOf(batches, 1);
      await batches.recordOutcomes(one.id, evaluationsOf([0]));
      expect(await batches.listItems(two.id, {}, { limit: 10 })).toMatchObject([
        { status: 'pending', evaluation: null },
      ]);
    });

    it('show the newest evaluation of an answer that was evaluated again, and name the one before', async () => {
      const { batches, storage } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 4);
      await batches.recordOutcomes(id, [...evaluationsOf([0, 1, 2], { needsReview: true }), ...failuresOf([3])]);
      const [first, second] = await batches.listItems(id, {}, { limit: 10 });
      if (!first?.evaluation || !second?.evaluation) throw new Error('the items are not evaluated');
      const again = (evaluation: StoredEvaluation, overrides: Partial<Evaluation>) =>
        storage.evaluations.record({
          answer: { answerId: evaluation.answerId },
          evaluation: anEvaluation(evaluation.answer ?? '', overrides),
          language: 'zh',
        });
      const middle = await again(first.evaluation, { totalPoints: 3, needsReview: false });
      await again(first.evaluation, { totalPoints: 6, needsReview: false });
      await again(second.evaluation, { totalPoints: 9, needsReview: true });
      const items = await batches.listItems(id, {}, { limit: 10 });
      const shown = items.map((it) => [it.evaluation?.numbers.totalPoints, it.earlierRecordId]);
      expect(shown).toEqual([
        [6, middle.recordId],
        [9, second.evaluation.recordId],
        [null, null],
        [undefined, null],
      ]);
      expect(await batches.findItem(id, 0)).toEqual(items[0]);
      const list = async (needsReview: boolean) =>
        (await batches.listItems(id, { needsReview }, { limit: 10 })).map(({ position }) => position);
      expect([await list(true), await list(false)]).toEqual([[1, 2], [0]]);
      expect(await batches.find(id)).toMatchObject({ counts: { evaluated: 3, failed: 1, needsReview: 2 } });
      expect(await storage.audit.verify()).toMatchObject({ tampering: [] });
    });

    it('hold no name and no word of somebody who was forgotten', async () => {
      const { batches, storage } = await openBatches(open);
      const { id } = await aRunningBatchOf(batches, 2);
      await batches.recordOutcomes(id, evaluationsOf([0]));
      await storage.candidates.forget('候选人0');
      await storage.candidates.forget('候选人1');
      const items = await batches.listItems(id, {}, { limit: 10 });
      expect(items).toMatchObject([
        {
          candidateId: null,
          answer: null,
          status: 'evaluated',
          evaluation: { texts: null, numbers: { maxPoints: 9 } },
        },
        { candidateId: null, answer: null, status: 'failed', error: { code: 'answer-erased' }, evaluation: null },
      ]);
    });

    it('cannot be asked for of a batch that is not there', async () => {
      const { batches } = await openBatches(open);
      await expect(batches.listItems('none', {}, { limit: 10 })).rejects.toBeInstanceOf(BatchNotFoundError);
      await expect(batches.findItem('none', 0)).rejects.toBeInstanceOf(BatchNotFoundError);
      await expect(batches.listRejected('none', { limit: 10 })).rejects.toBeInstanceOf(BatchNotFoundError);
      expect(await batches.find('none')).toBeUndefined();
    });
  });

  describe('the rejected rows of a batch', () => {
    it('come by row, several of one row in the order in which they were reported', async () => {
      const { batches } = await openBatches(open);
      const { id } = await batches.create(aNewBatch());
      const report = (row: number, code: string, column: string | null = null, otherRow: number | null = null) => ({
        ...{ row, code, column, otherRow },
        message: `${code} in row ${row}`,
      });
      const answer = report(3, 'answer-invalid', '"答案"\n二');
      const duplicate = report(5, 'duplicate-row', null, 4);
      const rejected = [report(7, 'field-count'), answer, report(3, 'question-unknown', '题号')];
      await batches.addRows(id, { items: [], rejected, blankCells: 0 });
      await batches.addRows(id, { items: [], rejected: [duplicate], blankCells: 0 });
      const all = await batches.listRejected(id, { limit: 10 });
      expect(all).toEqual([answer, report(3, 'question-unknown', '题号'), duplicate, report(7, 'field-count')]);
      expect(await batches.listRejected(id, { after: 1, limit: 2 })).toEqual(all.slice(1, 3));
    });
  });
}
