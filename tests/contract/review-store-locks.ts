import { describe, expect, it } from 'vitest';
import { aPerson } from './a-person.ts';
import { evaluateAnew, expireLocks, jun, mei, openReviews, owner, review, taskAt } from './review-store-fixture.ts';
import type { OpenStore } from './store-factory.ts';

export function reviewLocksContract(open: OpenStore): void {
  describe('the lock of a review', () => {
    it('keeps others away, who are told who holds it and until when', async () => {
      const opened = await openReviews(open);
      const { id } = taskAt(opened, 0);
      const { lock } = await opened.reviews.take(mei, id, 'blind');
      expect(lock).toMatchObject({ holderId: 'mei', mode: 'blind' });
      const minutes = (Date.parse(lock?.until ?? '') - Date.now()) / 60_000;
      expect(minutes).toBeGreaterThan(14);
      expect(minutes).toBeLessThanOrEqual(15);
      await expect(opened.reviews.take(owner, id, 'open')).rejects.toMatchObject({
        code: 'review-locked',
        holderId: 'mei',
        until: lock?.until,
      });
    });

    it('is lost when it expires, and goes to whoever takes it then', async () => {
      const opened = await openReviews(open);
      const { id } = taskAt(opened, 0);
      await opened.reviews.take(mei, id, 'open');
      await expireLocks(opened);
      await expect(opened.reviews.renew(mei, id)).rejects.toMatchObject({ code: 'review-lock-lost' });
      expect(await opened.reviews.take(owner, id, 'open')).toMatchObject({ lock: { holderId: 'owner' } });
    });

    it('is renewed by its holder, and given back', async () => {
      const opened = await openReviews(open);
      const { id } = taskAt(opened, 0);
      const taken = await opened.reviews.take(mei, id, 'open');
      const renewed = await opened.reviews.renew(mei, id);
      expect((renewed.lock?.until ?? '') >= (taken.lock?.until ?? '')).toBe(true);
      await opened.reviews.giveBack(owner, id);
      expect(await opened.reviews.findTask(mei, id)).toMatchObject({ lock: { holderId: 'mei' } });
      await opened.reviews.giveBack(mei, id);
      expect(await opened.reviews.findTask(mei, id)).toMatchObject({ lock: null });
    });

    it('keeps the mode in which somebody took it first, for that person alone', async () => {
      const opened = await openReviews(open);
      const { id } = taskAt(opened, 0);
      await opened.reviews.take(mei, id, 'blind');
      await opened.reviews.giveBack(mei, id);
      expect(await opened.reviews.take(mei, id, 'open')).toMatchObject({ lock: { mode: 'blind' } });
      await opened.reviews.giveBack(mei, id);
      expect(await opened.reviews.take(owner, id, 'open')).toMatchObject({ lock: { mode: 'open' } });
    });

    it('remembers which evaluation its holder has seen, until the holder takes it once more', async () => {
      const opened = await openReviews(open);
      const { id, recordId } = taskAt(opened, 0);
      await opened.reviews.take(mei, id, 'open');
      const newest = await evaluateAnew(opened, taskAt(opened, 0));
      expect(await opened.reviews.renew(mei, id)).toMatchObject({ recordId: newest, lock: { recordId } });
      expect(await opened.reviews.take(mei, id, 'open')).toMatchObject({ lock: { recordId: newest } });
    });

    it('is not for those who may not see the review', async () => {
      const opened = await openReviews(open);
      const { id } = taskAt(opened, 0);
      const refused = { code: 'review-task-not-found' };
      await expect(opened.reviews.take(jun, id, 'open')).rejects.toMatchObject(refused);
      await expect(opened.reviews.renew(jun, id)).rejects.toMatchObject(refused);
      await expect(opened.reviews.assign(jun, id, jun.userId)).rejects.toMatchObject(refused);
      await expect(opened.reviews.take(owner, 'no-such-task', 'open')).rejects.toMatchObject(refused);
    });

    it('is not for an owner who decided about the answer before', async () => {
      const opened = await openReviews(open);
      const { recordId } = taskAt(opened, 0);
      await review(opened, owner, taskAt(opened, 0));
      const { id } = await opened.reviews.requestSecond(mei, { recordId, note: '', assigneeId: null });
      await expect(opened.reviews.take(owner, id, 'open')).rejects.toMatchObject({ code: 'review-state' });
    });
  });

  describe('the assignee of a review', () => {
    it('is chosen by the owner of the batch, and is the one who can take it', async () => {
      const opened = await openReviews(open);
      const { id } = taskAt(opened, 0);
      expect(await opened.reviews.assign(mei, id, 'jun')).toMatchObject({ assigneeId: 'jun' });
      await expect(opened.reviews.take(mei, id, 'open')).rejects.toMatchObject({ code: 'review-state' });
      expect(await opened.reviews.take(jun, id, 'open')).toMatchObject({ lock: { holderId: 'jun' } });
      const entries = await opened.storage.audit.list({ limit: 100 });
      expect(entries.at(-1)).toMatchObject({
        action: 'review-assigned',
        subject: id,
        details: { by: 'mei', to: 'jun' },
      });
    });

    it('is nobody whom a reviewer without a say puts there, but themself', async () => {
      const opened = await openReviews(open);
      const { reviews } = opened;
      const { recordId } = taskAt(opened, 0);
      const { id } = await reviews.requestSecond(mei, { recordId, note: '', assigneeId: null });
      await expect(reviews.assign(jun, id, 'mei')).rejects.toMatchObject({ code: 'not-allowed' });
      expect(await reviews.assign(jun, id, 'jun')).toMatchObject({ assigneeId: 'jun' });
      const kai = { userId: 'kai', seesAll: false };
      await expect(reviews.assign(kai, id, 'kai')).rejects.toMatchObject({ code: 'not-allowed' });
      expect(await reviews.assign(jun, id, null)).toMatchObject({ assigneeId: null });
    });

    it('is nobody who decided about the answer before, or typed it', async () => {
      const opened = await openReviews(open);
      const { reviews, db } = opened;
      const { recordId, answerId } = taskAt(opened, 0);
      await review(opened, mei, taskAt(opened, 0));
      await db.updateTable('answers').set({ user_id: 'ann' }).where('id', '=', answerId).execute();
      const request = { recordId, note: '' };
      const refused = { code: 'review-state' };
      await expect(reviews.requestSecond(owner, { ...request, assigneeId: 'mei' })).rejects.toMatchObject(refused);
      await expect(reviews.requestSecond(owner, { ...request, assigneeId: 'ann' })).rejects.toMatchObject(refused);
      const { id } = await reviews.requestSecond(owner, { ...request, assigneeId: null });
      await expect(reviews.assign(owner, id, 'mei')).rejects.toMatchObject(refused);
    });

    it.each(['disabled', 'made a candidate', 'removed'] as const)('is nobody once they are %s', async (what) => {
      const opened = await openReviews(open);
      const { reviews, storage } = opened;
      const { accounts } = storage;
      const [first, second, third] = [0, 1, 2].map((position) => taskAt(opened, position).id);
      if (!first || !second || !third) throw new Error('the fixture has three tasks');
      const { id } = await aPerson(storage);
      const person = { userId: id, seesAll: true };
      await reviews.assign(owner, first, id);
      await reviews.take(person, second, 'blind');
      await reviews.assign(owner, third, 'jun');
      if (what === 'removed') await accounts.remove(id, 'owner');
      else await accounts.change(id, what === 'disabled' ? { isDisabled: true } : { role: 'candidate' }, 'owner');
      expect(await reviews.findTask(owner, first)).toMatchObject({ assigneeId: null, lock: null });
      expect(await reviews.findTask(owner, third)).toMatchObject({ assigneeId: 'jun' });
      expect(await reviews.take(owner, second, 'open')).toMatchObject({ lock: { holderId: 'owner' } });
    });
  });

  describe('blind verdicts', () => {
    const verdicts = [{ criterionId: 'apologise', verdict: 'partial' }] as const;

    it('are kept once, for whoever holds the review', async () => {
      const opened = await openReviews(open);
      const { reviews } = opened;
      const { id, recordId } = taskAt(opened, 0);
      const given = { taskId: id, recordId, verdicts };
      await expect(reviews.recordBlindVerdicts(mei, given)).rejects.toMatchObject({ code: 'review-lock-lost' });
      await reviews.take(mei, id, 'blind');
      expect(await reviews.findBlindVerdicts(mei, id)).toBeUndefined();
      await reviews.recordBlindVerdicts(mei, given);
      expect(await reviews.findBlindVerdicts(mei, id)).toEqual(verdicts);
      expect(await reviews.findBlindVerdicts(owner, id)).toBeUndefined();
      await expect(reviews.recordBlindVerdicts(mei, given)).rejects.toMatchObject({ code: 'review-state' });
    });

    it('are none of an open review', async () => {
      const opened = await openReviews(open);
      const { id, recordId } = taskAt(opened, 0);
      await opened.reviews.take(mei, id, 'open');
      const recording = opened.reviews.recordBlindVerdicts(mei, { taskId: id, recordId, verdicts });
      await expect(recording).rejects.toMatchObject({ code: 'review-state' });
    });

    it('hold when the answer is evaluated anew under the same rubric, which has to be looked at first', async () => {
      const opened = await openReviews(open);
      const { reviews } = opened;
      const { id, recordId } = taskAt(opened, 0);
      await reviews.take(mei, id, 'blind');
      await evaluateAnew(opened, taskAt(opened, 0));
      const late = reviews.recordBlindVerdicts(mei, { taskId: id, recordId, verdicts });
      await expect(late).rejects.toMatchObject({ code: 'review-state' });
      const newer = await reviews.findTask(mei, id);
      await reviews.recordBlindVerdicts(mei, { taskId: id, recordId: newer?.recordId ?? '', verdicts });
      await evaluateAnew(opened, taskAt(opened, 0));
      expect(await reviews.findBlindVerdicts(mei, id)).toEqual(verdicts);
    });

    it('are owed while somebody holds a blind review without them', async () => {
      const opened = await openReviews(open);
      const { reviews } = opened;
      const { id, recordId, answerId } = taskAt(opened, 0);
      const blind = () => reviews.listBlind('mei');
      expect(await blind()).toEqual([]);
      await reviews.take(mei, id, 'blind');
      expect(await blind()).toEqual([{ answerId, item: { batchId: opened.batchId, position: 0 } }]);
      expect(await reviews.listBlind('owner')).toEqual([]);
      await reviews.recordBlindVerdicts(mei, { taskId: id, recordId, verdicts });
      expect(await blind()).toEqual([]);
    });
  });
}
