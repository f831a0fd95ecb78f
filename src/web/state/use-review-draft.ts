import { useMemo, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { type CriterionDraft, emptyDraft } from '../reviews/decision-draft.ts';
import { VERDICTS } from '../reviews/verdicts.ts';
import { useAccess } from './access.ts';
import { createDraftStore } from './draft-store.ts';

const verdict = z.enum(VERDICTS);

const keptSchema = z.strictObject({
  blind: z.record(z.string(), verdict),
  decisions: z.record(
    z.string(),
    z.strictObject({ verdict: verdict.nullable(), reason: z.string(), quote: z.string() }),
  ),
  note: z.string(),
});

type Kept = z.infer<typeof keptSchema>;

const EMPTY: Kept = { blind: {}, decisions: {}, note: '' };

export type ReviewDraft = ReturnType<typeof useReviewDraft>;

const kept = createDraftStore(() => window.localStorage);

/** What a reviewer has marked and typed about one task, kept in the browser with every key press. */
export function useReviewDraft(taskId: string) {
  const key = `${useAccess().draftOwner}review:${taskId}`;
  const text = useSyncExternalStore(kept.subscribe, () => kept.read(key));
  const isDurable = useSyncExternalStore(kept.subscribe, kept.isDurable);
  const draft = useMemo(() => parse(text), [text]) ?? EMPTY;
  // What is there now: several changes may come between two times that this is drawn.
  const write = (change: (now: Kept) => Kept) =>
    kept.write(key, JSON.stringify(change(parse(kept.read(key)) ?? EMPTY)));
  return {
    ...draft,
    isDurable,
    /** True once something was marked or typed: after a reload the review goes on by itself. */
    isBegun: text !== '',
    setBlind: (criterionId: string, to: Kept['blind'][string]) =>
      write((now) => ({ ...now, blind: { ...now.blind, [criterionId]: to } })),
    change: (criterionId: string, changes: Partial<CriterionDraft>) =>
      write((now) => {
        const before = now.decisions[criterionId] ?? emptyDraft;
        return { ...now, decisions: { ...now.decisions, [criterionId]: { ...before, ...changes } } };
      }),
    setNote: (note: string) => write((now) => ({ ...now, note })),
    forget: () => kept.write(key, ''),
  };
}

/** What another version of the page has kept is no longer of use. */
function parse(text: string): Kept | undefined {
  if (text === '') return undefined;
  try {
    return keptSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
