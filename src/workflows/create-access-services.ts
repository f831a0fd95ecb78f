import { SignInFailedError } from '../domain/access-errors.ts';
import { InputInvalidError } from '../domain/errors.ts';
import type { AccessParts } from './access-parts.ts';
import type { AccessServices } from './access-services.ts';
import { createApiKeyServices } from './api-keys.ts';
import { createInvitationServices } from './invitations.ts';
import { createTakeLinkServices } from './take-links.ts';

/** Put together what is done with people, links and keys. */
export function createAccessServices(parts: AccessParts): AccessServices {
  const { signIn, accounts } = parts;
  const open: AccessServices['signIn'] = async (typed, password) => {
    const email = typed.toLowerCase();
    const before = await accounts.findPasswordHash({ email });
    const opened = await signIn.open(email, password);
    if (!opened) throw new SignInFailedError();
    // A new password ends all sessions; one that was begun with the old password meanwhile must not outlive that.
    if ((await accounts.findPasswordHash({ id: opened.account.id })) === before) return opened;
    await signIn.close(opened.cookies.map((line) => line.split(';', 1)[0]).join('; '));
    throw new SignInFailedError();
  };
  return {
    cookieName: signIn.cookieName,
    isOwnerMissing: async () => !(await accounts.hasOwner()),
    findSession: (cookieHeader) => signIn.find(cookieHeader),
    findAccount: ({ userId }) => accounts.find(userId),
    signIn: open,
    signOut: (cookieHeader) => signIn.close(cookieHeader),
    async changePassword({ userId }, { current, next }) {
      const [account, hash] = [await accounts.find(userId), await accounts.findPasswordHash({ id: userId })];
      const isRight = account && hash !== undefined && (await signIn.isPassword(current, hash));
      if (!isRight) throw new InputInvalidError([{ field: 'currentPassword', message: 'is not your password' }]);
      await accounts.setPassword(userId, await signIn.hashPassword(next));
      return open(account.email, next);
    },
    listAccounts: () => accounts.list(),
    changeAccount: ({ userId }, id, changes) => accounts.change(id, changes, userId),
    removeAccount: ({ userId }, id) => accounts.remove(id, userId),
    ...createTakeLinkServices(parts, open),
    ...createInvitationServices(parts),
    ...createApiKeyServices(parts),
  };
}
