import { describe, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/storage.ts';
import { aFinishedBatch, aReadyBatch } from './a-finished-batch.ts';
import { aTokenHash, farAway } from './a-person.ts';
import { anEvaluation, aStoredBank } from './a-stored-bank.ts';
import type { OpenStore } from './store-factory.ts';

/** Whose answers and batches they are. */
export function ownEvaluationsContract(open: OpenStore): void {
  describe('an evaluation', () => {
    it('is tied to who typed it, and to nobody else', async () => {
      const { storage } = await openWithBank(open);
      const recordId = await type(storage, 'a', '道歉一');
      expect(await storage.evaluations.findTies(recordId, 'a')).toMatchObject({
        isTheirs: true,
        isOfTheirBatch: false,
      });
      expect(await storage.evaluations.findTies(recordId, 'b')).toMatchObject({
        isTheirs: false,
        isOfTheirBatch: false,
      });
      expect(await storage.evaluations.findTies('nothing', 'a')).toBeUndefined();
    });

    it('of a batch is tied to who imported it, also where it was made anew', async () => {
      const { storage } = await openWithBank(open);
      const batchId = await aFinishedBatch(storage, { 王小明: '道歉一' }, 'importer');
      const [first, again] = await evaluateTwice(storage, batchId);
      for (const recordId of [first, again]) {
        const ties = (who: string) => storage.evaluations.findTies(recordId, who);
        expect(await ties('importer')).toMatchObject({ isTheirs: false, isOfTheirBatch: true });
        expect(await ties('other')).toMatchObject({ isTheirs: false, isOfTheirBatch: false });
      }
    });

    it('of a batch is the candidate’s who was invited to it, and not that of the same name in another batch', async () => {
      const { storage } = await openWithBank(open);
      const batchId = await aFinishedBatch(storage, { 王小明: '道歉一', 李四: '道歉二' });
      const other = await aFinishedBatch(storage, { 王小明: '道歉三' });
      const person = await invited(storage, batchId, '王小明');
      const [first, again] = await evaluateTwice(storage, batchId);
      const foreign = [await recordOf(storage, batchId, 1), await recordOf(storage, other, 0)];
      const isTheirs = async (recordId: string) => (await storage.evaluations.findTies(recordId, person))?.isTheirs;
      expect([await isTheirs(first), await isTheirs(again)]).toEqual([true, true]);
      expect(await Promise.all(foreign.map(isTheirs))).toEqual([false, false]);
      expect(await storage.evaluations.listOwn(person, { limit: 9 })).toMatchObject([{ recordId: again }]);
    });

    it('of whoever has not answered since is forgotten with the addresses of invitations and sessions that are over', async () => {
      const { storage, db } = await openWithBank(open);
      const tokenHash = aTokenHash();
      const link = {
        kind: 'invitation',
        role: 'candidate',
        createdBy: 'a',
        answersOf: null,
        email: 'old@example.org',
      } as const;
      await storage.links.create({ ...link, tokenHash, expiresAt: '2020-01-01T00:00:00.000Z' });
      await storage.candidates.forgetBefore('2019-01-01T00:00:00.000Z');
      expect(await storage.links.find(tokenHash)).toMatchObject({ email: 'old@example.org' });
      await storage.candidates.forgetBefore('2021-01-01T00:00:00.000Z');
      expect(await storage.links.find(tokenHash)).toMatchObject({ email: null });
      expect(await db.selectFrom('sessions').select('id').execute()).toEqual([]);
    });

    it('can be forgotten while its candidate’s invitation is taken: one comes after the other', async () => {
      const { storage, db } = await openWithBank(open);
      for (let round = 0; round < 5; round++) {
        const batchId = await aFinishedBatch(storage, { 王小明: `道歉${round}` });
        const tokenHash = await inviteCandidate(storage, batchId, '王小明');
        const account = { name: 'a', email: `${round}@example.org`, passwordHash: 'salt:hash' };
        const [forgotten, taken] = await Promise.allSettled([
          storage.candidates.forget('王小明'),
          storage.links.acceptInvitation(tokenHash, account),
        ]);
        expect(forgotten).toMatchObject({ status: 'fulfilled' });
        if (taken.status === 'rejected') expect(taken.reason).toMatchObject({ code: 'link-revoked' });
      }
      expect(await db.selectFrom('candidate_links').selectAll().execute()).toEqual([]);
    });

    it('is not tied to a candidate any more who was forgotten, nor by an invitation that was not taken yet', async () => {
      const { storage, db } = await openWithBank(open);
      const batchId = await aFinishedBatch(storage, { 王小明: '道歉一' });
      const person = await invited(storage, batchId, '王小明');
      const late = await inviteCandidate(storage, batchId, '王小明', 'late@example.org');
      await storage.candidates.forget('王小明', 'by');
      expect(await db.selectFrom('candidate_links').selectAll().execute()).toEqual([]);
      expect(await storage.evaluations.listOwn(person, { limit: 9 })).toEqual([]);
      const account = { name: 'a', email: 'late@example.org', passwordHash: 'salt:hash' };
      await expect(storage.links.acceptInvitation(late, account)).rejects.toMatchObject({ code: 'link-revoked' });
      expect(await storage.links.find(late)).toMatchObject({ email: null });
      expect((await storage.audit.list({ limit: 99 })).at(-1)?.details).toMatchObject({ by: 'by' });
      expect((await storage.audit.verify()).tampering).toEqual([]);
    });
  });

  describe('a batch that somebody steers', () => {
    it('has who it was in the audit log', async () => {
      const { storage } = await openWithBank(open);
      const id = await aReadyBatch(storage, { a: '一' }, 'importer');
      await storage.batches.start(id, { items: null, costUsd: null }, 'starter');
      await storage.batches.pause(id, 'person', 'pauser');
      await storage.batches.cancel(id, 'canceller');
      const log = await storage.audit.list({ limit: 99 });
      const named = log.filter(({ subject }) => subject === id).map(({ action, details }) => [action, details.by]);
      expect(named).toEqual([
        ['batch-created', 'importer'],
        ['batch-started', 'starter'],
        ['batch-paused', 'pauser'],
        ['batch-cancelled', 'canceller'],
      ]);
    });
  });

  describe('the list of one’s own evaluations', () => {
    it('has the newest of each answer, the newest answers first, in pages', async () => {
      const { storage } = await openWithBank(open);
      const typed = [
        await type(storage, 'a', '道歉一'),
        await type(storage, 'a', '道歉二'),
        await type(storage, 'a', '道歉三'),
      ];
      await type(storage, 'b', '道歉四');
      const { answerId } = (await storage.evaluations.find(typed[0] ?? '')) ?? { answerId: '' };
      const again = { answer: { answerId }, evaluation: anEvaluation('道歉一'), language: 'zh' } as const;
      const { recordId } = await storage.evaluations.record(again);
      const first = await storage.evaluations.listOwn('a', { limit: 2 });
      expect(first.map((it) => it.recordId)).toEqual([typed[2], typed[1]]);
      const rest = await storage.evaluations.listOwn('a', { limit: 2, before: first[1]?.answerId });
      expect(rest).toMatchObject([{ recordId, answerId, questionId: 'complaint', maxPoints: 9 }]);
    });
  });

  describe('the list of batches', () => {
    it('is everybody’s or one person’s, and so are those that were read from the same file', async () => {
      const { storage } = await openWithBank(open);
      const [one, two] = [
        await aFinishedBatch(storage, { a: '一' }, 'one'),
        await aFinishedBatch(storage, { a: '一' }, 'two'),
      ];
      const free = await aFinishedBatch(storage, { a: '一' });
      const list = async (ownerId?: string) => (await storage.batches.list({ limit: 9, ownerId })).map(({ id }) => id);
      expect(await list()).toEqual([free, two, one]);
      expect(await list('one')).toEqual([one]);
      expect(await list('nobody')).toEqual([]);
      const sha256 = 'a'.repeat(64);
      expect((await storage.batches.findBySource(sha256, 'two')).map(({ id }) => id)).toEqual([two]);
      expect(await storage.batches.findBySource(sha256)).toHaveLength(3);
      expect(await storage.batches.find(one)).toMatchObject({ ownerId: 'one' });
    });
  });
}

async function openWithBank(open: OpenStore) {
  const opened = await open();
  await opened.storage.rubrics.saveBank(aStoredBank());
  return opened;
}

async function type(storage: Storage, userId: string, text: string): Promise<string> {
  const answer = { text, candidateId: null, userId };
  return (await storage.evaluations.record({ answer, evaluation: anEvaluation(text), language: 'zh' })).recordId;
}

async function recordOf(storage: Storage, batchId: string, position: number): Promise<string> {
  return (await storage.batches.findItem(batchId, position))?.evaluation?.recordId ?? '';
}

/** Records of the first answer of a batch: the batch's own and one made anew. */
async function evaluateTwice(storage: Storage, batchId: string): Promise<readonly [string, string]> {
  const first = (await storage.batches.findItem(batchId, 0))?.evaluation;
  const answer = { answerId: first?.answerId ?? '' };
  const again = await storage.evaluations.record({ answer, evaluation: anEvaluation('道歉一'), language: 'zh' });
  return [first?.recordId ?? '', again.recordId];
}

async function inviteCandidate(
  storage: Storage,
  batchId: string,
  candidateId: string,
  email: string | null = null,
): Promise<string> {
  const tokenHash = aTokenHash();
  const link = { kind: 'invitation', role: 'candidate', createdBy: 'importer', expiresAt: farAway, email } as const;
  await storage.links.create({ ...link, tokenHash, answersOf: { batchId, candidateId } });
  return tokenHash;
}

/** Id of somebody who took an invitation to see their answers. */
async function invited(storage: Storage, batchId: string, candidateId: string): Promise<string> {
  const tokenHash = await inviteCandidate(storage, batchId, candidateId);
  const account = { name: '王小明', email: 'wang@example.org', passwordHash: 'salt:hash' };
  return (await storage.links.acceptInvitation(tokenHash, account)).id;
}
