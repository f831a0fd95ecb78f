import { useState, useSyncExternalStore } from 'react';
import { createDraftStore } from './draft-store.ts';

export type DraftStatus = 'empty' | 'restored' | 'saved' | 'not-saved';

const drafts = createDraftStore(() => window.localStorage);

/** The draft of one question, kept in the browser with every key press. */
export function useDraft(questionId: string) {
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.read(questionId));
  const isDurable = useSyncExternalStore(drafts.subscribe, drafts.isDurable);
  const [isTouched, setIsTouched] = useState(false);
  const setText = (next: string) => {
    setIsTouched(true);
    drafts.write(questionId, next);
  };
  return { text, setText, status: toStatus(text, isDurable, isTouched) };
}

/** Says for each of these questions whether it has a draft. */
export function useQuestionsWithDraft(questionIds: readonly string[]): ReadonlySet<string> {
  const joined = useSyncExternalStore(drafts.subscribe, () =>
    questionIds.filter((id) => drafts.read(id).trim() !== '').join('\n'),
  );
  return new Set(joined.split('\n'));
}

function toStatus(text: string, isDurable: boolean, isTouched: boolean): DraftStatus {
  if (!isDurable) return 'not-saved';
  if (text === '') return 'empty';
  return isTouched ? 'saved' : 'restored';
}
