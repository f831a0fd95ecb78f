import { useState, useSyncExternalStore } from 'react';
import { useAccess } from './access.ts';
import { createDraftStore } from './draft-store.ts';

export type DraftStatus = 'empty' | 'restored' | 'saved' | 'not-saved';

const drafts = createDraftStore(() => window.localStorage);

/** The draft of one question, kept in the browser with every key press. */
export function useDraft(questionId: string) {
  const key = useAccess().draftOwner + questionId;
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.read(key));
  const isDurable = useSyncExternalStore(drafts.subscribe, drafts.isDurable);
  const [isTouched, setIsTouched] = useState(false);
  const setText = (next: string) => {
    setIsTouched(true);
    drafts.write(key, next);
  };
  return { text, setText, status: toStatus(text, isDurable, isTouched) };
}

/** Says for each of these questions whether it has a draft. */
export function useQuestionsWithDraft(questionIds: readonly string[]): ReadonlySet<string> {
  const { draftOwner } = useAccess();
  const joined = useSyncExternalStore(drafts.subscribe, () =>
    questionIds.filter((id) => drafts.read(draftOwner + id).trim() !== '').join('\n'),
  );
  return new Set(joined.split('\n'));
}

function toStatus(text: string, isDurable: boolean, isTouched: boolean): DraftStatus {
  if (!isDurable) return 'not-saved';
  if (text === '') return 'empty';
  return isTouched ? 'saved' : 'restored';
}
