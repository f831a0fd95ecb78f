import type { LinkFault } from '../domain/access-errors.ts';
import type { Link } from './link-store.ts';

/** Say why a link cannot be taken at a time; undefined if it can. */
export function findLinkFault(link: Link, now: string): LinkFault | undefined {
  if (link.takenAt !== null) return 'link-taken';
  if (link.revokedAt !== null) return 'link-revoked';
  return link.expiresAt <= now ? 'link-expired' : undefined;
}
