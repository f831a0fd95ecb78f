import { describe, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/storage.ts';
import { aPerson, aTokenHash, farAway } from './a-person.ts';
import type { OpenStore } from './store-factory.ts';

const account = { name: '王伟', email: 'new@example.org', passwordHash: 'salt:hash' };

/** An invitation of an owner's, and a link of theirs for somebody's password. */
async function linksOf(storage: Storage, createdBy: string, userId: string) {
  const [invitation, reset] = [aTokenHash(), aTokenHash()];
  const asked = { createdBy, expiresAt: farAway };
  const role = { role: 'owner', email: null, answersOf: null } as const;
  await storage.links.create({ ...asked, ...role, kind: 'invitation', tokenHash: invitation });
  await storage.links.create({ ...asked, kind: 'password-reset', userId, tokenHash: reset });
  return { invitation, reset };
}

/** What becomes of the links of people who may let nobody in any more. */
export function linksOfPeopleContract(open: OpenStore): void {
  describe('a link', () => {
    it.each([
      { what: 'is disabled', change: (storage: Storage, id: string) => disable(storage, id) },
      { what: 'is an owner no more', change: (storage: Storage, id: string) => demote(storage, id) },
      { what: 'is removed', change: (storage: Storage, id: string) => storage.accounts.remove(id, 'by') },
    ])('lets nobody in any more once who made it $what', async ({ change }) => {
      const { storage } = await open();
      const [stays, goes] = [await aPerson(storage, 'owner'), await aPerson(storage, 'owner')];
      const kept = await linksOf(storage, stays.id, stays.id);
      const links = await linksOf(storage, goes.id, stays.id);
      await change(storage, goes.id);
      const taking = storage.links.acceptInvitation(links.invitation, account);
      await expect(taking).rejects.toMatchObject({ code: 'link-revoked' });
      const resetting = storage.links.resetPassword(links.reset, 'new:hash');
      await expect(resetting).rejects.toMatchObject({ code: 'link-revoked' });
      const [entry] = (await storage.audit.list({ limit: 1000 })).slice(-1);
      expect(entry).toMatchObject({ subject: goes.id, details: { links: [expect.any(String), expect.any(String)] } });
      expect(await storage.links.acceptInvitation(kept.invitation, account)).toMatchObject({ role: 'owner' });
    });

    it('for a new password is of no use once the password is another, also when two are taken at once', async () => {
      const { storage } = await open();
      const { id } = await aPerson(storage);
      const { reset } = await linksOf(storage, 'command-line', id);
      await storage.accounts.setPassword(id, 'new:hash');
      await expect(storage.links.resetPassword(reset, 'other:hash')).rejects.toMatchObject({ code: 'link-revoked' });
      const two = [await linksOf(storage, 'command-line', id), await linksOf(storage, 'command-line', id)];
      const both = await Promise.allSettled(two.map((it) => storage.links.resetPassword(it.reset, 'third:hash')));
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'link-revoked' } });
    });
  });
}

const disable = (storage: Storage, id: string) => storage.accounts.change(id, { isDisabled: true }, 'by');
const demote = (storage: Storage, id: string) => storage.accounts.change(id, { role: 'interviewer' }, 'by');
