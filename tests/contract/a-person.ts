import { hash } from 'node:crypto';
import type { Role } from '../../src/domain/actor.ts';
import type { Account } from '../../src/storage/account-store.ts';
import type { Storage } from '../../src/storage/storage.ts';

/** Later than any test runs. */
export const farAway = '2999-01-01T00:00:00.000Z';

let made = 0;

/** The hash of a token that no other test has. */
export function aTokenHash(): string {
  made += 1;
  return hash('sha256', `token ${made}`);
}

/** Somebody with an account, and a password that nothing was hashed from. */
export async function aPerson(
  storage: Storage,
  role: Role = 'interviewer',
  { email, passwordHash = 'salt:hash' }: { readonly email?: string; readonly passwordHash?: string } = {},
): Promise<Account> {
  const tokenHash = aTokenHash();
  const invitation = { kind: 'invitation', role, email: null, answersOf: null, createdBy: 'command-line' } as const;
  await storage.links.create({ ...invitation, tokenHash, expiresAt: farAway });
  const address = email ?? `${role}-${made}@example.org`;
  return await storage.links.acceptInvitation(tokenHash, { name: `${role} ${made}`, email: address, passwordHash });
}
