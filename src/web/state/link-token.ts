const PREFIX = '#invitation=';

const listeners = new Set<() => void>();

let token: string | null = null;

/**
 * Take the token of a one-time link out of the address and of the history, before anything is drawn: whoever looks at the
 * screen, or goes back, does not find it. It stays in memory until it is used or the page is closed.
 *
 * Called when the page starts, and whenever the address changes.
 */
export function takeLinkToken(): void {
  const { hash } = window.location;
  if (!hash.startsWith(PREFIX)) return;
  token = hash.slice(PREFIX.length);
  window.history.replaceState(window.history.state, '', '#practice');
  for (const listener of listeners) listener();
}

export function readLinkToken(): string | null {
  return token;
}

/** It was used, or is of no use. */
export function dropLinkToken(): void {
  token = null;
  for (const listener of listeners) listener();
}

export function onLinkToken(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
