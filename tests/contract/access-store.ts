import { describe, expect, it } from 'vitest';
import { EmailTakenError, LastOwnerError, LinkUnusableError } from '../../src/domain/access-errors.ts';
import type { NewLink } from '../../src/storage/link-store.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { CandidateNotFoundError } from '../../src/storage/store-errors.ts';
import { aReadyBatch } from './a-finished-batch.ts';
import { aPerson, aTokenHash, farAway } from './a-person.ts';
import { anEvaluation, aStoredBank } from './a-stored-bank.ts';
import type { OpenStore } from './store-factory.ts';

const invitation = {
  kind: 'invitation',
  role: 'interviewer',
  email: null,
  answersOf: null,
  createdBy: 'command-line',
  expiresAt: farAway,
} as const;

const account = (email: string) => ({ name: '王伟', email, passwordHash: 'salt:hash' });

async function aLink(storage: Storage, changes: Partial<Extract<NewLink, { kind: 'invitation' }>> = {}) {
  const tokenHash = aTokenHash();
  const link = await storage.links.create({ ...invitation, ...changes, tokenHash });
  return { tokenHash, link };
}

/** Links, accounts and keys. */
export function accessStoreContract(open: OpenStore): void {
  describe('an invitation', () => {
    it('makes an account with its role, once', async () => {
      const { storage } = await open();
      const { tokenHash } = await aLink(storage);
      const taken = await storage.links.acceptInvitation(tokenHash, account('a@example.org'));
      expect(taken).toMatchObject({ name: '王伟', email: 'a@example.org', role: 'interviewer', isDisabled: false });
      expect(await storage.accounts.list()).toEqual([taken]);
      const again = storage.links.acceptInvitation(tokenHash, account('b@example.org'));
      await expect(again).rejects.toMatchObject({ code: 'link-taken' });
      expect(await storage.accounts.list()).toHaveLength(1);
    });

    it('is taken by one of two who take it at once', async () => {
      const { storage } = await open();
      const { tokenHash } = await aLink(storage);
      const both = await Promise.allSettled([
        storage.links.acceptInvitation(tokenHash, account('a@example.org')),
        storage.links.acceptInvitation(tokenHash, account('b@example.org')),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'link-taken' } });
      expect(await storage.accounts.list()).toHaveLength(1);
    });

    it('is left open by whoever has an address that is taken, or another than was invited', async () => {
      const { storage } = await open();
      const { email } = await aPerson(storage);
      const { tokenHash } = await aLink(storage);
      await expect(storage.links.acceptInvitation(tokenHash, account(email))).rejects.toThrow(EmailTakenError);
      const { tokenHash: personal } = await aLink(storage, { email: 'a@example.org' });
      const byOther = storage.links.acceptInvitation(personal, account('b@example.org'));
      await expect(byOther).rejects.toMatchObject({ code: 'input-invalid', problems: [{ field: 'email' }] });
      expect(await storage.links.find(tokenHash)).toMatchObject({ takenAt: null });
      expect(await storage.links.acceptInvitation(personal, account('a@example.org'))).toMatchObject({ name: '王伟' });
    });

    it('cannot be taken once it is too old or taken back', async () => {
      const { storage } = await open();
      const { tokenHash: old } = await aLink(storage, { expiresAt: '2020-01-01T00:00:00.000Z' });
      const { tokenHash: revoked, link } = await aLink(storage, { createdBy: 'somebody' });
      await expect(storage.links.revokeInvitation(link.id, 'other', 'other')).rejects.toMatchObject({
        code: 'invitation-not-found',
      });
      await storage.links.revokeInvitation(link.id, 'somebody', 'somebody');
      const take = (tokenHash: string) => storage.links.acceptInvitation(tokenHash, account('a@example.org'));
      await expect(take(old)).rejects.toMatchObject({ code: 'link-expired' });
      await expect(take(revoked)).rejects.toMatchObject({ code: 'link-revoked' });
      await expect(take(aTokenHash())).rejects.toMatchObject({ code: 'link-not-found' });
      expect(await storage.accounts.list()).toEqual([]);
    });

    it('of a first start takes the place of those before, and of no other', async () => {
      const { storage } = await open();
      const first = await aLink(storage, { createdBy: 'first-start', role: 'owner' });
      const other = await aLink(storage);
      await aLink(storage, { createdBy: 'first-start', role: 'owner' });
      expect(await storage.links.find(first.tokenHash)).toMatchObject({ revokedAt: expect.any(String) });
      expect(await storage.links.find(other.tokenHash)).toMatchObject({ revokedAt: null });
    });

    it('of a candidate names one whom the batch knows', async () => {
      const { storage } = await open();
      await storage.rubrics.saveBank(aStoredBank());
      const batchId = await aReadyBatch(storage, { 王小明: '道歉一' });
      const answersOf = { batchId, candidateId: '王小明' };
      const { link } = await aLink(storage, { role: 'candidate', answersOf });
      expect(link.batchId).toBe(batchId);
      const unknown = aLink(storage, { role: 'candidate', answersOf: { batchId, candidateId: '李四' } });
      await expect(unknown).rejects.toThrow(CandidateNotFoundError);
    });
  });

  accountContract(open);
  apiKeyContract(open);
}

function accountContract(open: OpenStore): void {
  describe('an account', () => {
    it('gets a new password by a link, once, and its sessions end', async () => {
      const { storage, db } = await open();
      const person = await aPerson(storage);
      await aSession(db, person.id);
      const tokenHash = aTokenHash();
      const link = { kind: 'password-reset', userId: person.id, createdBy: 'command-line' } as const;
      await storage.links.create({ ...link, tokenHash, expiresAt: farAway });
      expect(await storage.links.resetPassword(tokenHash, 'other:hash')).toEqual(person);
      expect(await storage.accounts.findPasswordHash({ id: person.id })).toBe('other:hash');
      expect(await countSessions(db)).toBe(0);
      await expect(storage.links.resetPassword(tokenHash, 'third:hash')).rejects.toThrow(LinkUnusableError);
      const asInvitation = storage.links.acceptInvitation(tokenHash, account('a@example.org'));
      await expect(asInvitation).rejects.toMatchObject({ code: 'link-not-found' });
    });

    it('loses its sessions and keys when it is disabled', async () => {
      const { storage, db } = await open();
      const person = await aPerson(storage);
      const keyHash = aTokenHash();
      await aKey(storage, person.id, keyHash);
      await aSession(db, person.id);
      const changed = await storage.accounts.change(person.id, { isDisabled: true }, 'by');
      expect(changed).toEqual({ ...person, isDisabled: true });
      expect(await countSessions(db)).toBe(0);
      await storage.accounts.change(person.id, { isDisabled: false }, 'by');
      expect(await storage.apiKeys.findUsable(keyHash)).toBeUndefined();
    });

    it('of the last owner stays, also when two owners part with each other at once', async () => {
      const { storage } = await open();
      const [one, two] = [await aPerson(storage, 'owner'), await aPerson(storage, 'owner')];
      const both = await Promise.allSettled([
        storage.accounts.change(one.id, { role: 'candidate' }, two.id),
        storage.accounts.remove(two.id, one.id),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'last-owner' } });
      const [left] = (await storage.accounts.list()).filter(({ role }) => role === 'owner');
      const id = left?.id ?? '';
      await expect(storage.accounts.change(id, { isDisabled: true }, id)).rejects.toThrow(LastOwnerError);
      await expect(storage.accounts.remove(id, id)).rejects.toThrow(LastOwnerError);
      expect(await storage.accounts.hasOwner()).toBe(true);
    });

    it('takes name, address and what the person typed with it, and the audit log holds', async () => {
      const { storage, db } = await open();
      await storage.rubrics.saveBank(aStoredBank());
      const person = await aPerson(storage, 'candidate', { email: 'gone@example.org' });
      await aKey(storage, person.id, aTokenHash());
      const answer = { text: '我会先道歉', candidateId: null, userId: person.id };
      const { recordId } = await storage.evaluations.record({
        answer,
        evaluation: anEvaluation('我会先道歉'),
        language: 'zh',
      });
      await storage.accounts.remove(person.id, 'by');
      expect(await storage.accounts.find(person.id)).toBeUndefined();
      expect(await storage.accounts.namesOf([person.id])).toEqual(new Map());
      expect(await storage.evaluations.find(recordId)).toMatchObject({ answer: null, texts: null });
      expect(await wordsOf(db)).not.toMatch(/gone@example|我会先道歉/);
      expect(await storage.audit.verify()).toMatchObject({ tampering: [] });
    });

    it('is named to others, and to reviewers as one of them', async () => {
      const { storage } = await open();
      const [owner, reviewer] = [await aPerson(storage, 'owner'), await aPerson(storage)];
      await aPerson(storage, 'candidate');
      const disabled = await aPerson(storage);
      await storage.accounts.change(disabled.id, { isDisabled: true }, owner.id);
      const named = [owner, reviewer].map(({ id, name }) => ({ id, name }));
      expect(await storage.accounts.listReviewers()).toEqual(expect.arrayContaining(named));
      expect(await storage.accounts.listReviewers()).toHaveLength(2);
      const names = await storage.accounts.namesOf([owner.id, disabled.id, 'nobody']);
      expect(Object.fromEntries(names)).toEqual({ [owner.id]: owner.name, [disabled.id]: disabled.name });
    });
  });
}

function apiKeyContract(open: OpenStore): void {
  describe('an API key', () => {
    it('is found with the role of its person, until it is revoked or too old', async () => {
      const { storage } = await open();
      const person = await aPerson(storage);
      const [keyHash, old] = [aTokenHash(), aTokenHash()];
      const key = await aKey(storage, person.id, keyHash);
      await aKey(storage, person.id, old, '2020-01-01T00:00:00.000Z');
      expect(await storage.apiKeys.findUsable(keyHash)).toEqual({ key, role: 'interviewer' });
      expect(await storage.apiKeys.findUsable(old)).toBeUndefined();
      const byOther = storage.apiKeys.revoke(key.id, 'other', 'other');
      await expect(byOther).rejects.toMatchObject({ code: 'api-key-not-found' });
      await storage.apiKeys.revoke(key.id, person.id, person.id);
      expect(await storage.apiKeys.findUsable(keyHash)).toBeUndefined();
      expect(await storage.apiKeys.list(person.id)).toMatchObject([
        { isRevoked: false },
        { id: key.id, isRevoked: true },
      ]);
      expect(await storage.apiKeys.list('other')).toEqual([]);
    });

    it('is written down as used once a minute', async () => {
      const { storage } = await open();
      const key = await aKey(storage, (await aPerson(storage)).id, aTokenHash());
      await storage.apiKeys.touch(key);
      const [used] = await storage.apiKeys.list();
      expect(used?.lastUsedAt).toEqual(expect.any(String));
      if (used) await storage.apiKeys.touch(used);
      expect(await storage.apiKeys.list()).toEqual([used]);
    });
  });
}

type Opened = Awaited<ReturnType<OpenStore>>;

function aKey(storage: Storage, userId: string, keyHash: string, expiresAt = farAway) {
  return storage.apiKeys.create({ userId, keyHash, expiresAt, name: 'import', start: 'ae_abcd', scopes: ['batches'] });
}

async function aSession(db: Opened['db'], userId: string): Promise<void> {
  const at = '2026-01-01T00:00:00.000Z';
  const row = { id: 's', user_id: userId, token: 't', expires_at: farAway, created_at: at, updated_at: at };
  await db.insertInto('sessions').values(row).execute();
}

async function countSessions(db: Opened['db']): Promise<number> {
  return (await db.selectFrom('sessions').select('id').execute()).length;
}

async function wordsOf(db: Opened['db']): Promise<string> {
  const tables = await db.introspection.getTables();
  const names = tables.filter(({ isView }) => !isView).map(({ name }) => name as 'answers');
  const rows = await Promise.all(names.map((name) => db.selectFrom(name).selectAll().execute()));
  return JSON.stringify(rows);
}
