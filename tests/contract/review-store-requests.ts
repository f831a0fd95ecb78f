import { describe, expect, it } from 'vitest';
import { evaluateAnew, jun, mei, openReviews, owner, review, taskAt } from './review-store-fixture.ts';
import type { OpenStore } from './store-factory.ts';

const texts = { quote: { start: 0, end: 2, text: '道歉' }, message: '我说了' };

export function reviewRequestsContract(open: OpenStore): void {
  describe('a second review', () => {
    it('is about the newest evaluation of the answer, and is told in the audit log', async () => {
      const opened = await openReviews(open);
      const { reviews, storage } = opened;
      const { recordId, answerId } = taskAt(opened, 0);
      const newest = await evaluateAnew(opened, { answerId });
      const task = await reviews.requestSecond(mei, { recordId, note: '', assigneeId: 'jun' });
      expect(task).toMatchObject({
        kind: 'second',
        recordId: newest,
        requestedBy: 'mei',
        assigneeId: 'jun',
        note: null,
      });
      const details = { by: 'mei', to: 'jun' };
      expect((await storage.audit.list({ limit: 100 })).at(-1)).toMatchObject({ action: 'review-requested', details });
    });

    it('waits once an answer, and can be asked for again when it is decided', async () => {
      const opened = await openReviews(open);
      const { reviews } = opened;
      const request = { recordId: taskAt(opened, 0).recordId, note: '', assigneeId: null };
      const second = await reviews.requestSecond(mei, request);
      await expect(reviews.requestSecond(owner, request)).rejects.toMatchObject({ code: 'review-state' });
      await review(opened, jun, second);
      expect(await reviews.requestSecond(owner, request)).toMatchObject({ kind: 'second', status: 'open' });
    });

    it('is none of an answer that is not there, or was erased', async () => {
      const opened = await openReviews(open);
      const { reviews, storage } = opened;
      const request = { note: '', assigneeId: null };
      const asking = reviews.requestSecond(mei, { ...request, recordId: 'no-such' });
      await expect(asking).rejects.toMatchObject({ code: 'evaluation-not-found' });
      await storage.candidates.forget('c-0');
      const late = reviews.requestSecond(mei, { ...request, recordId: taskAt(opened, 0).recordId });
      await expect(late).rejects.toMatchObject({ code: 'review-state' });
    });
  });

  describe('an appeal', () => {
    it('makes a task about the contested criterion, which whoever decided before may not decide', async () => {
      const opened = await openReviews(open);
      const { reviews, storage } = opened;
      const first = taskAt(opened, 0);
      await review(opened, mei, first);
      const { recordId } = first;
      const appeal = await reviews.appeal('candidate', { recordId, criterionId: 'cause', texts, worth: 3 });
      expect(appeal).toMatchObject({ status: 'open', reviewId: null, texts, userId: 'candidate' });
      expect((await storage.audit.list({ limit: 100 })).at(-1)).toMatchObject({
        action: 'appeal-made',
        subject: appeal.id,
        details: { by: 'candidate' },
      });
      const [task] = await reviews.listTasks(jun, { kind: 'appeal' }, { limit: 10 });
      expect(task).toMatchObject({ appealId: appeal.id, criterionIds: ['cause'], worth: 3, requestedBy: 'candidate' });
      await expect(reviews.take(mei, task?.id ?? '', 'open')).rejects.toMatchObject({ code: 'review-task-not-found' });
      const decided = await review(opened, jun, task ?? first);
      const [listed] = await reviews.listAppeals({ userId: 'candidate' });
      expect(listed).toMatchObject({ id: appeal.id, status: 'decided', reviewId: decided.id });
    });

    it('contests a criterion of an answer once', async () => {
      const opened = await openReviews(open);
      const { reviews } = opened;
      const { recordId } = taskAt(opened, 0);
      const appeal = { recordId, criterionId: 'cause', texts, worth: 3 };
      await reviews.appeal('candidate', appeal);
      await expect(reviews.appeal('candidate', appeal)).rejects.toMatchObject({ code: 'appeal-state' });
      await reviews.appeal('candidate', { ...appeal, criterionId: 'call-back' });
      expect(await reviews.countOpen(owner)).toMatchObject({ appeal: 2 });
    });

    it('contests the newest evaluation, of an answer that is there', async () => {
      const opened = await openReviews(open);
      const { reviews, storage } = opened;
      const { recordId, answerId } = taskAt(opened, 0);
      const appeal = { recordId, criterionId: 'cause', texts, worth: 3 };
      await evaluateAnew(opened, { answerId });
      await expect(reviews.appeal('candidate', appeal)).rejects.toMatchObject({ code: 'appeal-state' });
      const erased = { ...appeal, recordId: taskAt(opened, 1).recordId };
      await storage.candidates.forget('c-1');
      await expect(reviews.appeal('candidate', erased)).rejects.toMatchObject({ code: 'appeal-state' });
      const unknown = reviews.appeal('candidate', { ...appeal, recordId: 'no-such' });
      await expect(unknown).rejects.toMatchObject({ code: 'evaluation-not-found' });
      expect(await reviews.listAppeals(owner)).toEqual([]);
    });

    it('stays with the evaluation that it contests when the rubric is another one by now', async () => {
      const opened = await openReviews(open);
      const { reviews, storage } = opened;
      const { recordId, answerId } = taskAt(opened, 0);
      await reviews.appeal('candidate', { recordId, criterionId: 'cause', texts, worth: 3 });
      const hash = (await storage.rubrics.findRubric(await aRubricHash(opened)))?.hash ?? '';
      await evaluateAnew(opened, { answerId }, { rubric: { id: 'other', version: '1.0.0', hash } });
      const [appeal] = await reviews.listTasks(owner, { kind: 'appeal' }, { limit: 10 });
      expect(appeal).toMatchObject({ recordId });
    });

    it('is listed for its candidate, and for reviewers as far as they may see it', async () => {
      const opened = await openReviews(open);
      const { reviews } = opened;
      const { recordId } = taskAt(opened, 0);
      await review(opened, mei, taskAt(opened, 0));
      await reviews.appeal('candidate', { recordId, criterionId: 'cause', texts, worth: 3 });
      expect(await reviews.listAppeals({ userId: 'candidate' })).toHaveLength(1);
      expect(await reviews.listAppeals({ userId: 'another' })).toEqual([]);
      expect(await reviews.listAppeals(jun)).toHaveLength(1);
      expect(await reviews.listAppeals(mei)).toEqual([]);
    });
  });

  describe('the people of an answer', () => {
    it('are who typed it, who is linked to its candidate, who owns its batch and who decided about it', async () => {
      const opened = await openReviews(open);
      const { reviews, db, batchId } = opened;
      const { recordId, answerId } = taskAt(opened, 0);
      const { candidate_id } = await db
        .selectFrom('answers')
        .select('candidate_id')
        .where('id', '=', answerId)
        .executeTakeFirstOrThrow();
      const link = { user_id: 'linked', batch_id: batchId, candidate_id: candidate_id ?? '', created_at: '2026' };
      await db.insertInto('candidate_links').values(link).execute();
      await db.updateTable('answers').set({ user_id: 'typist' }).where('id', '=', answerId).execute();
      await review(opened, owner, taskAt(opened, 0));
      const newest = await evaluateAnew(opened, { answerId });
      const people = {
        answerId,
        candidateUserIds: ['typist', 'linked'],
        batchOwnerId: 'mei',
        reviewerIds: ['owner'],
      };
      expect(await reviews.findPeople(recordId)).toEqual({ recordId, ...people });
      expect(await reviews.findPeople(newest)).toEqual({ recordId: newest, ...people });
      expect(await reviews.findPeople('no-such')).toBeUndefined();
      expect(await reviews.findTask({ userId: 'linked', seesAll: true }, taskAt(opened, 0).id)).toBeUndefined();
    });
  });
}

/** Hash of a rubric that the store knows and that is not the one of the answers. */
async function aRubricHash({ db, tasks }: Awaited<ReturnType<typeof openReviews>>): Promise<string> {
  const { rubric_hash } = await db
    .selectFrom('evaluations')
    .select('rubric_hash')
    .where('id', '=', tasks[0]?.recordId ?? '')
    .executeTakeFirstOrThrow();
  const other = db.selectFrom('rubric_versions').select('hash').where('hash', '<>', rubric_hash);
  return (await other.executeTakeFirstOrThrow()).hash;
}
