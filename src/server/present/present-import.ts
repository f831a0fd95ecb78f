import type { ImportReply } from '../../api/authoring-schemas.ts';
import type { DraftSummary, StoredImport } from '../../storage/draft-store.ts';
import type { Readonlied } from '../readonlied.ts';

/**
 * Show what was read from a document, and its drafts in the order of the questions.
 *
 * @param all drafts of all documents
 */
export function presentImport(
  { id: importId, name, createdAt, reading, draftIds }: StoredImport,
  all: readonly DraftSummary[],
): Readonlied<ImportReply> {
  const byId = new Map(all.map((draft) => [draft.id, draft]));
  const { title, language, lines, uncertainties } = reading;
  const drafts = draftIds.flatMap((id) => byId.get(id) ?? []);
  return { importId, name, createdAt, title, language, lines, uncertainties, draftIds, drafts };
}
