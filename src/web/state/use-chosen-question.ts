import { useSyncExternalStore } from 'react';

const PREFIX = '#question=';

/** The id of the chosen question is part of the address: it survives a reload, and a question can be sent as a link. */
export function useChosenQuestion(): [string | undefined, (questionId: string) => void] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return [parseQuestionId(hash), chooseQuestion];
}

function chooseQuestion(questionId: string) {
  window.location.hash = PREFIX + encodeURIComponent(questionId);
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
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
