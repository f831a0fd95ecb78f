import { DraftNotFoundError, ImportNotFoundError } from '../domain/authoring-errors.ts';
import type { RubricDraft } from '../domain/rubric-draft.ts';
import type { AuthoringParts } from './authoring-parts.ts';
import type { AuthoringServices } from './authoring-services.ts';
import { checkDraft } from './check-draft.ts';
import { createDraftQuestion } from './draft-question.ts';
import { createDraftVersion } from './draft-version.ts';
import { createGetVersion } from './get-version.ts';
import { createImportDocument } from './import-document.ts';
import { createListVersions } from './list-versions.ts';
import { createPublishDraft } from './publish-draft.ts';
import { engineNotConfigured } from './require-engine.ts';
import { createSaveDraft } from './save-draft.ts';

/** Put together what is done with rubrics. */
export function createAuthoringServices(parts: AuthoringParts): AuthoringServices {
  const { drafts, work, compare, rescore, propose } = parts;
  const getDraft = async (id: string): Promise<RubricDraft> => {
    const draft = await drafts.find(id);
    if (!draft) throw new DraftNotFoundError();
    return draft;
  };
  return {
    importDocument: createImportDocument(parts),
    async getImport(id) {
      const found = await drafts.findImport(id);
      if (!found) throw new ImportNotFoundError();
      return found;
    },
    draftQuestion: createDraftQuestion(parts),
    draftVersion: createDraftVersion(parts),
    listDrafts: () => drafts.list(),
    getDraft,
    saveDraft: createSaveDraft(parts),
    removeDraft: (id) => drafts.remove(id),
    propose: propose ?? (async () => Promise.reject(engineNotConfigured('llm'))),
    testDraft: async (id) => await checkDraft(await getDraft(id), parts),
    tryContent: (content, answer, practiceAnswers) => work.try(content, answer, practiceAnswers),
    publishDraft: createPublishDraft(parts),
    listVersions: createListVersions(parts),
    getVersion: createGetVersion(parts),
    compare,
    rescore,
  };
}
