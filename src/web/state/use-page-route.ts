import { useSyncExternalStore } from 'react';
import { takeLinkToken } from './link-token.ts';
import { type PageRoute, parsePageRoute, toHash } from './page-route.ts';

/** The browser reports a new hash only after the click is over; until then a radio would show the old choice. */
const listeners = new Set<() => void>();

let moves = 0;
window.addEventListener('hashchange', () => {
  takeLinkToken();
  moves += 1;
});

/** What to show is part of the address: it survives a reload, can be sent as a link, and the back button works. */
export function usePageRoute(): PageRoute {
  return parsePageRoute(useSyncExternalStore(subscribe, () => window.location.hash));
}

export function goTo(route: PageRoute): void {
  moves += 1;
  window.location.hash = toHash(route);
  for (const listener of listeners) listener();
}

/** True once the person has gone from one screen to another: from then on the focus follows. */
export function hasMoved(): boolean {
  return moves > 0;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('hashchange', listener);
  };
}
