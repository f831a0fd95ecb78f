import { DemoModeError } from '../domain/access-errors.ts';
import type { AccessServices } from './access-services.ts';

const refuse = async (): Promise<never> => {
  throw new DemoModeError();
};

/** What there is of accounts where nobody signs in: nothing. */
export const demoAccessServices: AccessServices = {
  cookieName: 'answer-evaluator.session_token',
  isOwnerMissing: async () => false,
  findSession: async () => undefined,
  findKeyHolder: async () => undefined,
  findAccount: async () => undefined,
  signIn: refuse,
  signOut: refuse,
  changePassword: refuse,
  readLink: refuse,
  acceptInvitation: refuse,
  resetPassword: refuse,
  invite: refuse,
  inviteFirstOwner: refuse,
  listInvitations: refuse,
  revokeInvitation: refuse,
  listAccounts: refuse,
  changeAccount: refuse,
  removeAccount: refuse,
  linkToReset: refuse,
  createApiKey: refuse,
  listApiKeys: refuse,
  revokeApiKey: refuse,
};
