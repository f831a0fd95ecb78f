import { useMemo, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { type DraftReply, draftSchema, questionContentSchema } from '../../api/authoring-schemas.ts';
import { useAccess } from './access.ts';
import { createDraftStore } from './draft-store.ts';

const editedSchema = z.strictObject({ content: questionContentSchema, section: draftSchema.shape.section });

const keptSchema = editedSchema.extend({
  /** The save that the edits were made on. */
  revision: z.int(),
  /** What was typed before somebody else's save was loaded, until the person decides about it. */
  aside: editedSchema.nullable(),
});

/** What of a draft is edited. */
export type Edited = Readonly<z.infer<typeof editedSchema>>;

export type DraftEdits = ReturnType<typeof useDraftEdits>;

const kept = createDraftStore(() => window.localStorage);

/**
 * What somebody has typed into a draft and not saved, kept in the browser with every key press.
 *
 * `isConflict`: it was typed on another save than the one that is there now.
 */
export function useDraftEdits(draft: DraftReply) {
  const key = `${useAccess().draftOwner}rubric:${draft.id}`;
  const text = useSyncExternalStore(kept.subscribe, () => kept.read(key));
  const isDurable = useSyncExternalStore(kept.subscribe, kept.isDurable);
  const stored = useMemo(() => parse(text), [text]);
  const saved: Edited = { content: draft.content, section: draft.section };
  const { revision, content, section, aside } = stored ?? { ...saved, revision: draft.revision, aside: null };
  const write = (next: z.infer<typeof keptSchema>) => kept.write(key, JSON.stringify(next));
  const mine = { content, section };
  return {
    content,
    section,
    revision,
    aside,
    isDurable,
    isDirty: !isSame(mine, saved),
    isConflict: stored !== undefined && revision !== draft.revision,
    change: (changes: Partial<Edited>) => write({ ...mine, revision, aside, ...changes }),
    /** Show somebody else's save, and put what was typed aside. */
    takeTheirs: () => write({ ...saved, revision: draft.revision, aside: mine }),
    /** Go on with what was typed, on top of somebody else's save. */
    keepMine: () => write({ ...mine, revision: draft.revision, aside: null }),
    swapAside: () => aside !== null && write({ ...aside, revision: draft.revision, aside: mine }),
    dropAside: () => write({ ...mine, revision, aside: null }),
    /** Let go of what is saved now; what was typed while it was under way stays. */
    settle: (sent: Edited, next: DraftReply) => {
      const now = parse(kept.read(key));
      if (now === undefined || isSame({ content: now.content, section: now.section }, sent)) kept.write(key, '');
      else write({ ...now, revision: next.revision });
    },
    /** Forget everything: the draft is gone. */
    forget: () => kept.write(key, ''),
  };
}

function isSame(a: Edited, b: Edited): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What another version of the page has kept is no longer of use. */
function parse(text: string) {
  if (text === '') return undefined;
  try {
    return keptSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
