export type DraftStore = {
  /** Text of a question's draft, '' if there is none. Stable between calls until it changes. */
  readonly read: (questionId: string) => string;
  readonly write: (questionId: string, text: string) => void;
  /** True if what was written last would survive a reload. */
  readonly isDurable: () => boolean;
  /** Be told after every change; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
};

type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY_PREFIX = 'answer-evaluator.draft.';

/**
 * Keep one draft a question, in the browser if it allows that, and always in memory: a blocked or full storage loses
 * nothing while the page is open.
 *
 * @param openStorage may throw: browsers that block storage throw on the very access
 */
export function createDraftStore(openStorage: () => KeyValueStorage): DraftStore {
  const texts = new Map<string, string>();
  const listeners = new Set<() => void>();
  let durable = attempt(() => {
    openStorage().setItem(`${KEY_PREFIX}probe`, '');
    openStorage().removeItem(`${KEY_PREFIX}probe`);
  });
  const read = (questionId: string): string => {
    const known = texts.get(questionId);
    if (known !== undefined) return known;
    let stored = '';
    attempt(() => {
      stored = openStorage().getItem(KEY_PREFIX + questionId) ?? '';
    });
    texts.set(questionId, stored);
    return stored;
  };
  const write = (questionId: string, text: string) => {
    texts.set(questionId, text);
    durable = attempt(() => {
      if (text === '') openStorage().removeItem(KEY_PREFIX + questionId);
      else openStorage().setItem(KEY_PREFIX + questionId, text);
    });
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { read, write, isDurable: () => durable, subscribe };
}

/** Run something that the browser may forbid and say whether it worked. */
function attempt(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
