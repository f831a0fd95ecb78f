const listeners = new Set<() => void>();

/** The service no longer knows who asks: the session has ended. Tells everybody who wants to know. */
export function reportSignedOut(): void {
  for (const listener of listeners) listener();
}

/** Be told when the session has ended; returns how to stop. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
