import { DraftNotFoundError, ImportNotFoundError, RubricNotFoundError } from '../../src/domain/authoring-errors.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { AuthoringServices } from '../../src/workflows/authoring-services.ts';
import { getQuestionWithRubric } from '../../src/workflows/show-rubric.ts';

/** Work with rubrics where nothing was ever imported, drafted or published. */
export function fakeAuthoringServices(bank: QuestionBank): AuthoringServices {
  const noDraft = () => Promise.reject(new DraftNotFoundError());
  return {
    importDocument: () => Promise.reject(new Error('the fake reads no documents')),
    getImport: () => Promise.reject(new ImportNotFoundError()),
    draftQuestion: () => Promise.reject(new Error('the fake derives nothing')),
    draftVersion: async (questionId) => Promise.reject(getQuestionWithRubric(bank, questionId)),
    listDrafts: async () => [],
    getDraft: noDraft,
    saveDraft: noDraft,
    removeDraft: noDraft,
    propose: noDraft,
    testDraft: noDraft,
    tryContent: () => Promise.reject(new Error('the fake evaluates nothing')),
    publishDraft: noDraft,
    listVersions: async () => [],
    getVersion: (hash) => Promise.reject(new RubricNotFoundError(hash)),
    compare: (from) => Promise.reject(new RubricNotFoundError(from)),
    rescore: async (questionId) => Promise.reject(getQuestionWithRubric(bank, questionId)),
  };
}
