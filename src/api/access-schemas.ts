import { z } from 'zod';
import { permissions, roles, scopes } from '../domain/actor.ts';
import { isStorable } from '../domain/answer-limits.ts';
import { candidateIdSchema } from './schemas.ts';

const time = z.iso.datetime().meta({ description: 'ISO 8601, UTC' });
const id = z.string().min(1).max(100);

const nameSchema = z.string().trim().min(1).max(100).refine(isStorable, 'has characters that cannot be stored');

const emailSchema = z.email().max(200).meta({ example: 'li.na@example.org' });

/** Long passwords cost time to hash: 128 characters are more than anybody types. */
const passwordSchema = z.string().min(10).max(128).meta({ description: 'At least 10 characters' });

const tokenSchema = z
  .string()
  .regex(/^[\w-]{20,200}$/, 'is not the token of a link')
  .meta({ description: 'What stands behind `#invitation=` in the link' });

/** The part of an address that names an invitation, an account or a key. */
export const idParameterSchema = z.object({
  id: z.string().meta({ description: '`id` from the list', example: '0197f3c2-9e30-7d65-9c77-9f5b2e8d3c23' }),
});

/** A person as others may see them. */
export const personSchema = z.strictObject({ id: z.string(), name: z.string() }).meta({ id: 'Person' });

export const ownAccountSchema = z
  .strictObject({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(roles) })
  .meta({ id: 'OwnAccount' });

/** How the service is entered, and by whom it was. The page asks this first. */
export const accessSchema = z
  .strictObject({
    mode: z.enum(['sign-in', 'demo']).meta({ description: 'demo: nobody has to sign in; this machine only' }),
    isOwnerMissing: z
      .boolean()
      .meta({ description: 'true until somebody has used the link that the first start prints' }),
    account: ownAccountSchema.nullable().meta({ description: 'null where nobody is signed in' }),
    permissions: z.array(z.enum(permissions)).meta({ description: 'What this caller may do' }),
  })
  .meta({ id: 'Access' });

export const signInSchema = z
  .strictObject({ email: emailSchema, password: z.string().min(1).max(128) })
  .meta({ id: 'SignIn' });

export const changePasswordSchema = z
  .strictObject({ currentPassword: z.string().min(1).max(128), newPassword: passwordSchema })
  .meta({ id: 'ChangePassword' });

/** What a link is for. */
const linkKinds = ['invitation', 'password-reset'] as const;

/** Asking what a link is for uses nothing up. */
export const readLinkSchema = z.strictObject({ token: tokenSchema }).meta({ id: 'ReadLink' });

export const linkSchema = z
  .strictObject({
    kind: z.enum(linkKinds),
    role: z.enum(roles),
    email: z.string().nullable().meta({ description: 'null: whoever takes the invitation names one' }),
    invitedBy: z.string().nullable(),
    expiresAt: time,
  })
  .meta({ id: 'Link' });

/** Take an invitation: make an account, and sign in. */
export const acceptInvitationSchema = z
  .strictObject({ token: tokenSchema, name: nameSchema, email: emailSchema, password: passwordSchema })
  .meta({ id: 'AcceptInvitation' });

export const resetPasswordSchema = z
  .strictObject({ token: tokenSchema, newPassword: passwordSchema })
  .meta({ id: 'ResetPassword' });

export const newInvitationSchema = z
  .strictObject({
    role: z.enum(roles),
    email: emailSchema.optional().meta({ description: 'Only this address may take it; any if left out' }),
    answersOf: z
      .strictObject({ batchId: id, candidateId: candidateIdSchema })
      .optional()
      .meta({ description: 'For a candidate: whose answers of a batch they may see. The batch must be yours' }),
    expiresInHours: z.int().min(1).max(720).default(168),
  })
  .meta({ id: 'NewInvitation' });

const invitationSchema = z
  .strictObject({
    id: z.string(),
    role: z.enum(roles),
    email: z.string().nullable(),
    batchId: z.string().nullable(),
    status: z.enum(['open', 'taken', 'revoked', 'expired']),
    invitedBy: z.string().nullable(),
    createdAt: time,
    expiresAt: time,
  })
  .meta({ id: 'Invitation' });

/** The only time that a link is shown: the service keeps a hash of its token. */
export const createdInvitationSchema = z
  .strictObject({
    invitation: invitationSchema,
    path: z.string().meta({ description: 'Behind the address of the service', example: '/#invitation=Zr4…' }),
  })
  .meta({ id: 'CreatedInvitation' });

export const invitationListSchema = z
  .strictObject({ invitations: z.array(invitationSchema) })
  .meta({ id: 'InvitationList' });

export const accountSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    isDisabled: z.boolean(),
    createdAt: time,
  })
  .meta({ id: 'Account' });

export const accountListSchema = z.strictObject({ accounts: z.array(accountSchema) }).meta({ id: 'AccountList' });

export const changeAccountSchema = z
  .strictObject({ role: z.enum(roles).optional(), isDisabled: z.boolean().optional() })
  .refine((changes) => Object.keys(changes).length > 0, 'changes nothing')
  .meta({ id: 'ChangeAccount' });

export const createdLinkSchema = z
  .strictObject({ path: z.string(), expiresAt: time })
  .meta({ id: 'CreatedLink', description: 'A link that works once' });

export const newApiKeySchema = z
  .strictObject({
    name: nameSchema,
    scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
    expiresInDays: z.int().min(1).max(730).default(90),
  })
  .meta({ id: 'NewApiKey' });

export const apiKeySchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    start: z.string().meta({ description: 'The first characters, to tell keys apart', example: 'ae_7Qx2' }),
    scopes: z.array(z.enum(scopes)),
    createdAt: time,
    expiresAt: time,
    lastUsedAt: time.nullable(),
    isRevoked: z.boolean(),
  })
  .meta({ id: 'ApiKey' });

export const createdApiKeySchema = z
  .strictObject({
    apiKey: apiKeySchema,
    key: z.string().meta({ description: 'Shown this once; the service keeps its hash' }),
  })
  .meta({ id: 'CreatedApiKey' });

export const apiKeyListSchema = z.strictObject({ apiKeys: z.array(apiKeySchema) }).meta({ id: 'ApiKeyList' });

export type AccessReply = z.infer<typeof accessSchema>;
export type LinkReply = z.infer<typeof linkSchema>;
export type InvitationReply = z.infer<typeof invitationSchema>;
export type CreatedInvitationReply = z.infer<typeof createdInvitationSchema>;
export type OwnAccountReply = z.infer<typeof ownAccountSchema>;
export type InvitationListReply = z.infer<typeof invitationListSchema>;
export type AccountListReply = z.infer<typeof accountListSchema>;
export type ApiKeyListReply = z.infer<typeof apiKeyListSchema>;
export type AccountReply = z.infer<typeof accountSchema>;
export type CreatedLinkReply = z.infer<typeof createdLinkSchema>;
export type ApiKeyReply = z.infer<typeof apiKeySchema>;
export type CreatedApiKeyReply = z.infer<typeof createdApiKeySchema>;
