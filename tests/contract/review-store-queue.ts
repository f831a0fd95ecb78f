import { describe, expect, it } from 'vitest';
import type { ReviewTask } from '../../src/domain/review.ts';
import { reviewWorth } from '../../src/scoring/review-worth.ts';
import type { QueuePlace, Reviewer, ReviewStore } from '../../src/storage/review-store.ts';
import { anEvaluation } from './a-stored-bank.ts';
import { aRunningBatchOf, evaluationsOf } from './batch-store-fixture.ts';
import { evaluateAnew, jun, mei, openReviews, owner, review, taskAt } from './review-store-fixture.ts';
import type { OpenStore } from './store-factory.ts';

const placeOf = ({ kind, assigneeId, worth, id }: ReviewTask, { userId }: Reviewer): QueuePlace => {
  return { kind, isMine: assigneeId === userId, worth, id };
};

/** All tasks of a queue, read one by one. */
async function walk(reviews: ReviewStore, reviewer: Reviewer): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: QueuePlace | undefined;
  for (;;) {
    const [task] = await reviews.listTasks(reviewer, {}, { after, limit: 1 });
    if (!task) return ids;
    ids.push(task.id);
    after = placeOf(task, reviewer);
  }
}

export function reviewQueueContract(open: OpenStore): void {
  describe('the queue of reviews', () => {
    it('has each answer of a batch that needs a look, with what a look is worth and why', async () => {
      const { tasks, batchId } = await openReviews(open);
      expect(tasks).toHaveLength(3);
      const { criteria, reviewReasons } = anEvaluation('道歉一');
      expect(tasks[0]).toMatchObject({
        kind: 'first',
        status: 'open',
        questionId: 'complaint',
        item: { batchId, position: 0 },
        worth: reviewWorth({ criteria, reviewReasons }),
        reasons: [{ code: 'unscored' }],
        criterionIds: null,
        assigneeId: null,
        lock: null,
      });
    });

    it('leaves out answers that need none, and answers of no batch', async () => {
      const { storage, reviews, tasks } = await openReviews(open);
      const { id } = await aRunningBatchOf(storage.batches, 2);
      await storage.batches.recordOutcomes(id, evaluationsOf([0, 1], { needsReview: false }));
      const answer = { text: '道歉单独', candidateId: null };
      await storage.evaluations.record({ answer, evaluation: anEvaluation(answer.text), language: 'zh' });
      expect(await reviews.listTasks(owner, {}, { limit: 10 })).toHaveLength(tasks.length);
    });

    it('puts appeals first, then second reviews, then what is worth most, and pages through in that order', async () => {
      const opened = await openReviews(open);
      const { reviews, db } = opened;
      const [first, second, third] = [taskAt(opened, 0), taskAt(opened, 1), taskAt(opened, 2)];
      await db.updateTable('review_tasks').set({ worth: 8 }).where('id', '=', third.id).execute();
      const { recordId } = first;
      const asked = await reviews.requestSecond(owner, { recordId, note: '', assigneeId: null });
      const texts = { quote: { start: 0, end: 2, text: '道歉' }, message: '我说了' };
      await reviews.appeal('c', { recordId: second.recordId, criterionId: 'cause', texts, worth: 3 });
      const ids = await walk(reviews, owner);
      expect(ids).toHaveLength(5);
      expect(ids.slice(1)).toEqual([asked.id, third.id, first.id, second.id]);
      expect(await reviews.countOpen(owner)).toEqual({ first: 3, second: 1, appeal: 1 });
    });

    it('puts what is assigned to oneself before what is worth more', async () => {
      const opened = await openReviews(open);
      const { reviews } = opened;
      await reviews.assign(owner, taskAt(opened, 2).id, mei.userId);
      const ids = await walk(reviews, mei);
      expect(ids).toEqual([2, 0, 1].map((position) => taskAt(opened, position).id));
    });

    it('shows first reviews to the owner of the batch and to whom they are assigned, and to no other interviewer', async () => {
      const opened = await openReviews(open);
      const { reviews } = opened;
      expect(await reviews.listTasks(mei, {}, { limit: 10 })).toHaveLength(3);
      expect(await reviews.listTasks(jun, {}, { limit: 10 })).toEqual([]);
      expect(await reviews.findTask(jun, taskAt(opened, 0).id)).toBeUndefined();
      await reviews.assign(mei, taskAt(opened, 0).id, jun.userId);
      expect(await reviews.listTasks(jun, {}, { limit: 10 })).toMatchObject([{ assigneeId: 'jun' }]);
    });

    it('shows second reviews to all interviewers but those who decided about the answer before', async () => {
      const opened = await openReviews(open);
      const { reviews } = opened;
      const task = taskAt(opened, 0);
      await review(opened, mei, task);
      const { id } = await reviews.requestSecond(owner, { recordId: task.recordId, note: '再看看', assigneeId: null });
      const second = { kind: 'second' } as const;
      expect(await reviews.listTasks(mei, second, { limit: 10 })).toEqual([]);
      expect(await reviews.listTasks(jun, second, { limit: 10 })).toMatchObject([{ id, note: '再看看' }]);
    });

    it('shows nobody what they typed themselves, whatever their role', async () => {
      const opened = await openReviews(open);
      const { reviews, db } = opened;
      const { answerId } = taskAt(opened, 0);
      await db.updateTable('answers').set({ user_id: 'owner' }).where('id', '=', answerId).execute();
      expect(await reviews.listTasks(owner, {}, { limit: 10 })).toHaveLength(2);
      expect(await reviews.findTask(owner, taskAt(opened, 0).id)).toBeUndefined();
    });

    it('filters by kind, batch, question and assignee', async () => {
      const opened = await openReviews(open);
      const { reviews, batchId } = opened;
      await reviews.assign(owner, taskAt(opened, 1).id, 'owner');
      const count = async (filter: Parameters<ReviewStore['listTasks']>[1]) =>
        (await reviews.listTasks(owner, filter, { limit: 10 })).length;
      expect(await count({ kind: 'appeal' })).toBe(0);
      expect(await count({ kind: 'first', batchId, questionId: 'complaint' })).toBe(3);
      expect(await count({ batchId: 'another' })).toBe(0);
      expect(await count({ questionId: 'another' })).toBe(0);
      expect(await count({ assignee: 'me' })).toBe(1);
      expect(await count({ assignee: 'nobody' })).toBe(2);
    });

    it('turns to the newest evaluation of an answer, with what a look at that is worth', async () => {
      const opened = await openReviews(open);
      const recordId = await evaluateAnew(opened, taskAt(opened, 0), { criteria: [], reviewReasons: [] });
      const task = await opened.reviews.findTask(owner, taskAt(opened, 0).id);
      expect(task).toMatchObject({ recordId, worth: 0, status: 'open' });
    });

    it('gets an answer that needs a look only since it was evaluated anew, unless somebody decided about it', async () => {
      const opened = await openReviews(open);
      const { reviews, db } = opened;
      await review(opened, mei, taskAt(opened, 0));
      await evaluateAnew(opened, taskAt(opened, 0));
      await db.deleteFrom('review_tasks').where('id', '=', taskAt(opened, 1).id).execute();
      await evaluateAnew(opened, taskAt(opened, 1));
      const positions = (await reviews.listTasks(owner, {}, { limit: 10 })).map(({ item }) => item?.position);
      expect(positions.toSorted()).toEqual([1, 2]);
    });

    it('takes more answers of a batch, each once', async () => {
      const opened = await openReviews(open);
      const { reviews, batchId, db } = opened;
      await review(opened, mei, taskAt(opened, 0));
      await db.deleteFrom('review_tasks').where('id', '=', taskAt(opened, 1).id).execute();
      expect(await reviews.addFirstTasks(batchId, [0, 1, 2, 99])).toBe(1);
      expect(await reviews.addFirstTasks(batchId, [0, 1, 2])).toBe(0);
      expect(await reviews.listTasks(owner, {}, { limit: 10 })).toHaveLength(2);
    });
  });
}
