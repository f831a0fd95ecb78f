import { z } from 'zod';
import {
  type AccountReply,
  type ApiKeyReply,
  accountListSchema,
  apiKeyListSchema,
  type CreatedApiKeyReply,
  type CreatedInvitationReply,
  type CreatedLinkReply,
  type changeAccountSchema,
  createdApiKeySchema,
  createdInvitationSchema,
  createdLinkSchema,
  type InvitationReply,
  invitationListSchema,
  type newApiKeySchema,
  type newInvitationSchema,
} from '../../api/access-schemas.ts';
import { fetchJson } from './fetch-json.ts';
import { sendJson } from './send-json.ts';

export type NewInvitation = z.input<typeof newInvitationSchema>;

export type ChangeAccount = z.infer<typeof changeAccountSchema>;

export type NewApiKey = z.input<typeof newApiKeySchema>;

/** The list is asked for again after every change. */
const anything = z.unknown();

export async function listAccounts(): Promise<readonly AccountReply[]> {
  return (await fetchJson('/v1/accounts', accountListSchema)).accounts;
}

export async function changeAccount(accountId: string, changes: ChangeAccount): Promise<void> {
  await fetchJson(accountPath(accountId), anything, sendJson('PATCH', changes));
}

/** Make a link by which somebody chooses a new password. */
export function createResetLink(accountId: string): Promise<CreatedLinkReply> {
  return fetchJson(`${accountPath(accountId)}/reset-link`, createdLinkSchema, { method: 'POST' });
}

export async function removeAccount(accountId: string): Promise<void> {
  await fetchJson(accountPath(accountId), anything, { method: 'DELETE' });
}

export async function listInvitations(): Promise<readonly InvitationReply[]> {
  return (await fetchJson('/v1/invitations', invitationListSchema)).invitations;
}

export function createInvitation(request: NewInvitation): Promise<CreatedInvitationReply> {
  return fetchJson('/v1/invitations', createdInvitationSchema, sendJson('POST', request));
}

export async function revokeInvitation(invitationId: string): Promise<void> {
  await fetchJson(`/v1/invitations/${encodeURIComponent(invitationId)}`, anything, { method: 'DELETE' });
}

export async function listApiKeys(): Promise<readonly ApiKeyReply[]> {
  return (await fetchJson('/v1/api-keys', apiKeyListSchema)).apiKeys;
}

export function createApiKey(request: NewApiKey): Promise<CreatedApiKeyReply> {
  return fetchJson('/v1/api-keys', createdApiKeySchema, sendJson('POST', request));
}

export async function revokeApiKey(keyId: string): Promise<void> {
  await fetchJson(`/v1/api-keys/${encodeURIComponent(keyId)}`, anything, { method: 'DELETE' });
}

function accountPath(accountId: string): string {
  return `/v1/accounts/${encodeURIComponent(accountId)}`;
}
