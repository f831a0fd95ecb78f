import { hash, randomBytes } from 'node:crypto';

/** As many bits as nobody guesses, so that a plain hash is enough to keep them by. */
const tokenBytes = 32;

/** Make a secret: 43 letters, digits, hyphens and underscores. */
export function newToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

/** What is kept of a secret: SHA-256, 64 hex digits. */
export function hashToken(token: string): string {
  return hash('sha256', token);
}
