import { NotAllowedError } from '../domain/access-errors.ts';
import { type Actor, isAllowed, ownsOrOversees } from '../domain/actor.ts';
import { findLinkFault } from '../storage/find-link-fault.ts';
import { firstStart, type Link, type NewLink } from '../storage/link-store.ts';
import { BatchNotFoundError } from '../storage/store-errors.ts';
import type { AccessParts } from './access-parts.ts';
import type { AccessServices, GivenLink, Invitation, InvitationRequest } from './access-services.ts';
import { hashToken, newToken } from './secret-token.ts';

type InvitationServices = Pick<
  AccessServices,
  'invite' | 'inviteFirstOwner' | 'listInvitations' | 'revokeInvitation' | 'linkToReset'
>;

const hourMs = 60 * 60 * 1000;

/** The first start's link lies in a terminal or a log; a link for a new password lets into an account that exists. */
const hoursOf = { firstOwner: 24, passwordReset: 24 } as const;

type Parts = Pick<AccessParts, 'accounts' | 'links' | 'batches' | 'now'>;

/** What a link says of itself, before it has a token and an end. */
type Asked<T> = T extends NewLink ? Omit<T, 'tokenHash' | 'expiresAt'> : never;

/** Create the part of the services that makes links and takes them back. */
export function createInvitationServices({ accounts, links, batches, now }: Parts): InvitationServices {
  const give = async (asked: Asked<NewLink>, hours: number): Promise<GivenLink & { readonly link: Link }> => {
    const token = newToken();
    const expiresAt = new Date(Date.parse(now()) + hours * hourMs).toISOString();
    const link = await links.create({ ...asked, tokenHash: hashToken(token), expiresAt });
    return { link, path: `/#invitation=${token}`, expiresAt };
  };
  const show = async (found: readonly Link[]): Promise<readonly Invitation[]> => {
    const names = await accounts.namesOf([...new Set(found.map(({ createdBy }) => createdBy))]);
    return found.map((link) => toInvitation(link, names.get(link.createdBy) ?? null, now()));
  };
  return {
    async invite(actor, request) {
      await requireMayInvite(actor, request, batches);
      const { role, email, answersOf = null, expiresInHours } = request;
      const asked = { kind: 'invitation', role, email: email?.toLowerCase() ?? null, answersOf } as const;
      const { link, ...given } = await give({ ...asked, createdBy: actor.userId }, expiresInHours);
      const [invitation] = await show([link]);
      if (!invitation) throw new RangeError('One link was given, and none is shown');
      return { invitation, ...given };
    },
    async inviteFirstOwner() {
      const asked = { kind: 'invitation', role: 'owner', email: null, answersOf: null, createdBy: firstStart } as const;
      const { path, expiresAt } = await give(asked, hoursOf.firstOwner);
      return { path, expiresAt };
    },
    listInvitations: async (actor) => show(await links.listInvitations(makerFilter(actor))),
    revokeInvitation: (actor, id) => links.revokeInvitation(id, actor.userId, makerFilter(actor)),
    async linkToReset({ userId: createdBy }, userId) {
      const { path, expiresAt } = await give({ kind: 'password-reset', userId, createdBy }, hoursOf.passwordReset);
      return { path, expiresAt };
    },
  };
}

/** Owners see and revoke all invitations, others their own. */
function makerFilter(actor: Actor): string | undefined {
  return isAllowed(actor, 'access') ? undefined : actor.userId;
}

/**
 * Owners invite anybody; who runs batches invites candidates to see what they answered in one of theirs.
 *
 * @throws {NotAllowedError} {BatchNotFoundError}
 */
async function requireMayInvite(
  actor: Actor,
  { role, answersOf }: InvitationRequest,
  batches: Parts['batches'],
): Promise<void> {
  const isOfBatch = role === 'candidate' && answersOf !== undefined;
  if (!isAllowed(actor, 'access') && !isOfBatch) throw new NotAllowedError('access');
  if (answersOf === undefined) return;
  const batch = await batches.find(answersOf.batchId);
  if (!batch || !ownsOrOversees(actor, batch.ownerId)) throw new BatchNotFoundError(answersOf.batchId);
}

function toInvitation(link: Link, invitedBy: string | null, at: string): Invitation {
  const { id, role, email, batchId, createdAt, expiresAt } = link;
  const fault = findLinkFault(link, at);
  const status = fault === undefined ? 'open' : statusOf[fault];
  return { id, role, email, batchId, createdAt, expiresAt, invitedBy, status };
}

const statusOf = {
  'link-not-found': 'revoked',
  'link-taken': 'taken',
  'link-revoked': 'revoked',
  'link-expired': 'expired',
} as const;
