import { LinkUnusableError } from '../domain/access-errors.ts';
import { findLinkFault } from '../storage/find-link-fault.ts';
import type { AccessParts } from './access-parts.ts';
import type { AccessServices } from './access-services.ts';
import { hashToken } from './secret-token.ts';

type TakeLinkServices = Pick<AccessServices, 'readLink' | 'acceptInvitation' | 'resetPassword'>;

/** Create the part of the services that is for whoever holds a link. */
export function createTakeLinkServices(
  { signIn, accounts, links, now }: Pick<AccessParts, 'signIn' | 'accounts' | 'links' | 'now'>,
  open: AccessServices['signIn'],
): TakeLinkServices {
  /** Look before a password is hashed: hashing takes time and memory, which whoever holds no link shall not cost us. */
  const requireOpen = async (token: string) => {
    const link = await links.find(hashToken(token));
    const fault = link ? findLinkFault(link, now()) : 'link-not-found';
    if (!link || fault !== undefined) throw new LinkUnusableError(fault ?? 'link-not-found');
    return link;
  };
  return {
    async readLink(token) {
      const { kind, role, email, createdBy, expiresAt } = await requireOpen(token);
      const names = await accounts.namesOf([createdBy]);
      return { kind, role, email, invitedBy: names.get(createdBy) ?? null, expiresAt };
    },
    async acceptInvitation({ token, name, email: typed, password }) {
      await requireOpen(token);
      const email = typed.toLowerCase();
      const passwordHash = await signIn.hashPassword(password);
      await links.acceptInvitation(hashToken(token), { name, email, passwordHash });
      return open(email, password);
    },
    async resetPassword(token, newPassword) {
      await requireOpen(token);
      await links.resetPassword(hashToken(token), await signIn.hashPassword(newPassword));
    },
  };
}
