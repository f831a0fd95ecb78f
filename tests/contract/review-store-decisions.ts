import { describe, expect, it } from 'vitest';
import { anEvaluation } from './a-stored-bank.ts';
import {
  aDecision,
  evaluateAnew,
  expireLocks,
  jun,
  mei,
  type OpenedReviews,
  openReviews,
  owner,
  review,
  taskAt,
} from './review-store-fixture.ts';
import type { OpenStore } from './store-factory.ts';
import { tamper } from './tamper.ts';

export function reviewDecisionsContract(open: OpenStore): void {
  describe('the decision of a review', () => {
    it('is kept beside the evaluation, ends the review and is told in the audit log without a word of it', async () => {
      const opened = await openReviews(open);
      const { reviews, storage } = opened;
      const task = taskAt(opened, 0);
      const decided = await review(opened, mei, task);
      const { decisions, texts } = aDecision(task);
      const { id: taskId, recordId, answerId } = task;
      expect(decided).toMatchObject({ taskId, recordId, answerId, kind: 'first', mode: 'open', reviewerId: 'mei' });
      expect(decided).toMatchObject({ decisions, texts, questionId: 'complaint' });
      expect(await reviews.listOfAnswer(answerId)).toEqual({ reviews: [decided], appeals: [], openTasks: [] });
      expect(await reviews.findTask(mei, taskId)).toMatchObject({ status: 'done', lock: null });
      const entry = (await storage.audit.list({ limit: 100 })).at(-1);
      expect(entry).toMatchObject({
        action: 'review-recorded',
        subject: decided.id,
        details: { by: 'mei', task: taskId },
      });
      expect(JSON.stringify(entry)).not.toMatch(/看过了|道歉|原因/);
      expect(await storage.evaluations.find(recordId)).toMatchObject({ numbers: { totalPoints: null } });
    });

    it('is refused after the lock has expired, and nothing changes', async () => {
      const opened = await openReviews(open);
      const { reviews } = opened;
      const task = taskAt(opened, 0);
      await reviews.take(mei, task.id, 'open');
      await expireLocks(opened);
      await expect(reviews.decide(mei, aDecision(task))).rejects.toMatchObject({ code: 'review-lock-lost' });
      await reviews.take(owner, task.id, 'open');
      await expect(reviews.decide(mei, aDecision(task))).rejects.toMatchObject({ code: 'review-lock-lost' });
      expect(await reviews.listReviews({}, { limit: 10 })).toEqual([]);
      expect(await reviews.findTask(owner, task.id)).toMatchObject({ status: 'open', lock: { holderId: 'owner' } });
    });

    it('is taken once', async () => {
      const opened = await openReviews(open);
      await review(opened, mei, taskAt(opened, 0));
      const again = opened.reviews.decide(mei, aDecision(taskAt(opened, 0)));
      await expect(again).rejects.toMatchObject({ code: 'review-state' });
      expect(await opened.reviews.listReviews({}, { limit: 10 })).toHaveLength(1);
    });

    it('is refused when the answer was evaluated anew meanwhile, until its reviewer has looked again', async () => {
      const opened = await openReviews(open);
      const { reviews } = opened;
      const task = taskAt(opened, 0);
      await reviews.take(mei, task.id, 'open');
      const recordId = await evaluateAnew(opened, task);
      await expect(reviews.decide(mei, aDecision(task))).rejects.toMatchObject({ code: 'review-state' });
      expect(await reviews.decide(mei, aDecision({ ...task, recordId }))).toMatchObject({ recordId });
    });

    it('is refused when the answer was erased meanwhile', async () => {
      const opened = await openReviews(open);
      const { reviews, storage } = opened;
      const task = taskAt(opened, 0);
      await reviews.take(mei, task.id, 'open');
      await storage.candidates.forget('c-0');
      await expect(reviews.decide(mei, aDecision(task))).rejects.toMatchObject({ code: 'review-state' });
      expect(await reviews.findTask(mei, task.id)).toMatchObject({ status: 'withdrawn', lock: null });
    });

    it('waits for the verdicts of a blind review', async () => {
      const opened = await openReviews(open);
      const { reviews } = opened;
      const task = taskAt(opened, 0);
      await reviews.take(mei, task.id, 'blind');
      await expect(reviews.decide(mei, aDecision(task))).rejects.toMatchObject({ code: 'blind-review' });
      const verdicts = [{ criterionId: 'apologise', verdict: 'covered' }] as const;
      await reviews.recordBlindVerdicts(mei, { taskId: task.id, recordId: task.recordId, verdicts });
      expect(await reviews.decide(mei, aDecision(task))).toMatchObject({ mode: 'blind' });
    });

    it('is not scored again with many others, and is when somebody asks for that one answer', async () => {
      const opened = await openReviews(open);
      const { storage } = opened;
      const [task, other] = [taskAt(opened, 0), taskAt(opened, 1)];
      await review(opened, mei, task);
      const evaluation = anEvaluation('道歉再评');
      const rescores = [task, other].map(({ answerId, recordId: earlierRecordId }) => {
        return { answerId, earlierRecordId, evaluation, language: 'zh' as const };
      });
      expect(await storage.evaluations.recordRescores(rescores)).toEqual(['decided', 'recorded']);
      const newest = await storage.evaluations.listNewest('complaint', { limit: 10 });
      expect(newest.filter(({ isDecided }) => isDecided).map(({ recordId }) => recordId)).toEqual([task.recordId]);
      expect(await evaluateAnew(opened, task)).not.toBe(task.recordId);
    });

    it('is shown beside the points of the machine, with what the answer comes to and by how many people', async () => {
      const opened = await openReviews(open);
      const { storage, batchId, db, reviews } = opened;
      const task = taskAt(opened, 0);
      await db.updateTable('answers').set({ user_id: 'typist' }).where('id', '=', task.answerId).execute();
      const first = await review(opened, mei, task);
      const request = { recordId: task.recordId, note: '', assigneeId: null };
      const second = await review(opened, jun, await reviews.requestSecond(owner, request));
      const [item, other] = await storage.batches.listItems(batchId, {}, { limit: 10 });
      expect(item?.evaluation?.numbers.totalPoints).toBeNull();
      expect(item?.reviewed).toMatchObject({ totalPoints: 6, maxPoints: 9, reviewers: 2 });
      expect(new Set(item?.reviewed?.criteria.map(({ reviewId }) => reviewId))).toEqual(new Set([second.id]));
      expect(first.id < second.id).toBe(true);
      expect(other?.reviewed).toBeNull();
      expect(await storage.batches.findItem(batchId, 0)).toMatchObject({ reviewed: { totalPoints: 6 } });
      const own = await storage.evaluations.listOwn('typist', { limit: 10 });
      expect(own).toMatchObject([{ recordId: task.recordId, totalPoints: 6, maxPoints: 9, isReviewed: true }]);
      const { recordId } = task;
      expect(await storage.evaluations.findTies(recordId, 'jun')).toMatchObject({ isReviewedByThem: true });
      expect(await storage.evaluations.findTies(recordId, 'kai')).toMatchObject({ isReviewedByThem: false });
    });

    it('does not count for an evaluation under another rubric', async () => {
      const opened = await openReviews(open);
      const { storage, batchId, db } = opened;
      const task = taskAt(opened, 0);
      await review(opened, mei, task);
      const [hash = ''] = (await db.selectFrom('rubric_versions').select('hash').execute())
        .map((row) => row.hash)
        .filter((it) => it !== anEvaluation('').rubric.hash);
      await evaluateAnew(opened, task, { rubric: { id: 'other', version: '2.0.0', hash } });
      expect(await storage.batches.findItem(batchId, 0)).toMatchObject({ reviewed: null });
    });

    it('is listed by question, batch, reviewer and who may see it, the oldest first and page by page', async () => {
      const opened = await openReviews(open);
      const { reviews, batchId } = opened;
      const first = await review(opened, mei, taskAt(opened, 1));
      const second = await review(opened, owner, taskAt(opened, 0));
      const ids = async (filter: Parameters<typeof reviews.listReviews>[0], after?: string) =>
        (await reviews.listReviews(filter, { after, limit: 10 })).map(({ id }) => id);
      expect(await ids({})).toEqual([first.id, second.id]);
      expect(await ids({ batchId, questionId: 'complaint' }, first.id)).toEqual([second.id]);
      expect(await ids({ reviewerId: 'owner' })).toEqual([second.id]);
      expect(await ids({ questionId: 'another' })).toEqual([]);
      expect(await ids({ visibleTo: 'mei' })).toEqual([first.id, second.id]);
      expect(await ids({ visibleTo: 'jun' })).toEqual([]);
      expect(await ids({ visibleTo: 'owner' })).toEqual([second.id]);
    });
  });

  describe('what people wrote about an answer', () => {
    it('goes with the answer, and the numbers stay', async () => {
      const opened = await openReviews(open);
      const { storage, db, reviews } = opened;
      await useAll(opened);
      await storage.candidates.forget('c-0');
      const { reviews: left, appeals, openTasks } = await reviews.listOfAnswer(taskAt(opened, 0).answerId);
      expect(left).toMatchObject([{ texts: null, decisions: [{ points: 3 }, { points: 3 }, { points: 0 }] }]);
      expect(appeals).toMatchObject([{ texts: null, status: 'withdrawn' }]);
      expect(openTasks).toEqual([]);
      const tables = (await db.introspection.getTables()).filter(({ isView }) => !isView);
      const content = await Promise.all(
        tables.map(({ name }) =>
          db
            .selectFrom(name as 'answers')
            .selectAll()
            .execute(),
        ),
      );
      expect(JSON.stringify(content)).not.toMatch(/看过了|说到了原因|再看看|我说了/);
      expect((await storage.audit.verify()).tampering).toEqual([]);
    });
  });

  describe('the audit log', () => {
    it.each([
      {
        what: 'the points of a decision',
        table: 'reviews',
        change: `decisions = replace(decisions, '"points":3', '"points":2')`,
      },
      { what: 'who decided', table: 'reviews', change: `reviewer_id = 'nobody'` },
      { what: 'a reason', table: 'review_texts', change: `content = replace(content, '原因', '别的')` },
      { what: 'who contests', table: 'appeals', change: `user_id = 'nobody'` },
      {
        what: 'what the candidate says',
        table: 'appeal_texts',
        change: `content = replace(content, '我说了', '没说')`,
      },
    ])('finds $what changed', async ({ table, change }) => {
      const opened = await openReviews(open);
      await useAll(opened);
      expect((await opened.storage.audit.verify()).tampering).toEqual([]);
      await opened.db.transaction().execute((trx) => tamper(trx, [`UPDATE ${table} SET ${change}`]));
      const { tampering } = await opened.storage.audit.verify();
      expect(tampering.map((it) => it.table)).toEqual([table]);
    });

    it('finds a review that was taken away, with what was written', async () => {
      const opened = await openReviews(open);
      const { id } = await review(opened, mei, taskAt(opened, 0));
      const deletions = ['DELETE FROM review_texts', 'DELETE FROM reviews'];
      await opened.db.transaction().execute((trx) => tamper(trx, deletions));
      const { tampering } = await opened.storage.audit.verify();
      expect(tampering).toMatchObject([{ table: 'reviews', row: id }]);
    });

    it.each(['reviews', 'review_blind_verdicts', 'appeals'] as const)(
      'has a database that refuses to change %s',
      async (table) => {
        const opened = await openReviews(open);
        await useAll(opened);
        const change = opened.db.updateTable(table).set({ created_at: '2020-01-01T00:00:00.000Z' }).execute();
        await expect(change).rejects.toThrow();
      },
    );
  });
}

/** One blind decision, one second review that waits and one appeal of the first answer. */
async function useAll(opened: OpenedReviews): Promise<void> {
  const { reviews } = opened;
  const { id, recordId } = taskAt(opened, 0);
  await reviews.take(mei, id, 'blind');
  await reviews.recordBlindVerdicts(mei, { taskId: id, recordId, verdicts: [] });
  await reviews.decide(mei, aDecision({ id, recordId }));
  await reviews.requestSecond(mei, { recordId, note: '再看看', assigneeId: jun.userId });
  const texts = { quote: { start: 0, end: 2, text: '道歉' }, message: '我说了' };
  await reviews.appeal('candidate', { recordId, criterionId: 'call-back', texts, worth: 3 });
}
