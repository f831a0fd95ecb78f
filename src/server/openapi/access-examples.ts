import type {
  AccessReply,
  AccountListReply,
  AccountReply,
  ApiKeyListReply,
  ApiKeyReply,
  CreatedApiKeyReply,
  CreatedInvitationReply,
  CreatedLinkReply,
  InvitationListReply,
  LinkReply,
  OwnAccountReply,
} from '../../api/access-schemas.ts';

const ownerId = '0197f3c2-7c1e-7b43-9a55-7d3f0c6b1a01';
const interviewerId = '0197f3c2-8d2f-7c54-8b66-8e4a1d7c2b12';
/** No link that anything was ever given. */
const token = 'Zr4bXo0dY2n7Qe5sTtVw9aBcDfGhJkLmNpRsUuXxYz1';

export const ownAccountExample: OwnAccountReply = {
  id: ownerId,
  name: '李娜',
  email: 'li.na@example.org',
  role: 'owner',
};

export const accessExample: AccessReply = {
  mode: 'sign-in',
  isOwnerMissing: false,
  account: ownAccountExample,
  permissions: ['evaluations', 'batches', 'rubrics', 'publish', 'reviews', 'candidates', 'access'],
};

export const signInExample = { email: ownAccountExample.email, password: 'correct horse battery' };

export const changePasswordExample = { currentPassword: 'correct horse battery', newPassword: 'quiet river stones' };

export const readLinkExample = { token };

export const linkExample: LinkReply = {
  kind: 'invitation',
  role: 'interviewer',
  email: 'wang.wei@example.org',
  invitedBy: '李娜',
  expiresAt: '2026-03-09T08:30:00.000Z',
};

export const acceptInvitationExample = {
  token,
  name: '王伟',
  email: 'wang.wei@example.org',
  password: 'quiet river stones',
};

export const resetPasswordExample = { token, newPassword: 'quiet river stones' };

export const newInvitationExample = { role: 'interviewer', email: 'wang.wei@example.org', expiresInHours: 168 };

const invitationExample: CreatedInvitationReply['invitation'] = {
  id: '0197f3c2-9e30-7d65-9c77-9f5b2e8d3c23',
  role: 'interviewer',
  email: 'wang.wei@example.org',
  batchId: null,
  status: 'open',
  invitedBy: '李娜',
  createdAt: '2026-03-02T08:30:00.000Z',
  expiresAt: '2026-03-09T08:30:00.000Z',
};

export const createdInvitationExample: CreatedInvitationReply = {
  invitation: invitationExample,
  path: `/#invitation=${token}`,
};

export const invitationListExample: InvitationListReply = { invitations: [invitationExample] };

export const accountExample: AccountReply = {
  id: interviewerId,
  name: '王伟',
  email: 'wang.wei@example.org',
  role: 'interviewer',
  isDisabled: false,
  createdAt: '2026-03-02T09:10:00.000Z',
};

export const accountListExample: AccountListReply = { accounts: [accountExample] };

export const createdLinkExample: CreatedLinkReply = {
  path: `/#invitation=${token}`,
  expiresAt: '2026-03-03T08:30:00.000Z',
};

export const newApiKeyExample = { name: 'nightly import', scopes: ['batches'], expiresInDays: 90 };

const apiKeyExample: ApiKeyReply = {
  id: '0197f3c2-af41-7e76-8d88-a06c3f9e4d34',
  name: 'nightly import',
  start: 'ae_7Qx2',
  scopes: ['batches'],
  createdAt: '2026-03-02T08:30:00.000Z',
  expiresAt: '2026-05-31T08:30:00.000Z',
  lastUsedAt: null,
  isRevoked: false,
};

export const createdApiKeyExample: CreatedApiKeyReply = {
  apiKey: apiKeyExample,
  key: 'ae_7Qx2bXo0dY2n7Qe5sTtVw9aBcDfGhJkLmNpRsUuXxYz',
};

export const apiKeyListExample: ApiKeyListReply = { apiKeys: [apiKeyExample] };
