import { z } from 'zod';
import {
  type AccessReply,
  type acceptInvitationSchema,
  accessSchema,
  type changePasswordSchema,
  type LinkReply,
  linkSchema,
  type resetPasswordSchema,
  type signInSchema,
} from '../../api/access-schemas.ts';
import { fetchJson } from './fetch-json.ts';
import { sendJson } from './send-json.ts';

export type SignIn = z.infer<typeof signInSchema>;

export type AcceptInvitation = z.infer<typeof acceptInvitationSchema>;

export type ResetPassword = z.infer<typeof resetPasswordSchema>;

export type ChangePassword = z.infer<typeof changePasswordSchema>;

/** Who is signed in is asked for afterwards, in one place. */
const anything = z.unknown();

/** How the service is entered, and by whom it was. */
export function getAccess(): Promise<AccessReply> {
  return fetchJson('/v1/access', accessSchema);
}

export async function signIn(request: SignIn): Promise<void> {
  await fetchJson('/v1/sessions', anything, sendJson('POST', request));
}

export async function signOut(): Promise<void> {
  await fetchJson('/v1/sessions/current', anything, { method: 'DELETE' });
}

/** Other sessions of the account end. */
export async function changePassword(request: ChangePassword): Promise<void> {
  await fetchJson('/v1/account/password', anything, sendJson('PUT', request));
}

/** What a link is for; asking uses nothing up. */
export function readLink(token: string): Promise<LinkReply> {
  return fetchJson('/v1/links/read', linkSchema, sendJson('POST', { token }));
}

/** Make an account, and sign in. */
export async function acceptInvitation(request: AcceptInvitation): Promise<void> {
  await fetchJson('/v1/invitations/accept', anything, sendJson('POST', request));
}

export async function resetPassword(request: ResetPassword): Promise<void> {
  await fetchJson('/v1/password-resets', anything, sendJson('POST', request));
}
