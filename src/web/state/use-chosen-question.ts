import { useSyncExternalStore } from 'react';

const PREFIX = '#question=';

/** The id of the chosen question is part of the address: it survives a reload, and a question can be sent as a link. */
export function useChosenQuestion(): [string | undefined, (questionId: string) => void] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return [parseQuestionId(hash), chooseQuestion];
}

/** The browser reports a new hash only after the click is over; until then the radio would show the old choice. */
const listeners = new Set<() => void>();

function chooseQuestion(questionId: string) {
  window.location.hash = PREFIX + encodeURIComponent(questionId);
  for (const listener of listeners) listener();
}

function parseQuestionId(hash: string): string | undefined {
  if (!hash.startsWith(PREFIX)) return undefined;
  try {
    return decodeURIComponent(hash.slice(PREFIX.length));
  } catch {
    return undefined;
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('hashchange', listener);
  };
}
