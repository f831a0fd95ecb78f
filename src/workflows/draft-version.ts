import { contentOf } from '../rubrics/to-question.ts';
import type { AuthoringParts } from './authoring-parts.ts';
import type { AuthoringServices } from './authoring-services.ts';
import { getQuestionWithRubric } from './show-rubric.ts';

/** Create the start of a draft from the version in use, with its practice answers. */
export function createDraftVersion({
  bank,
  drafts,
  loadPracticeAnswers,
}: Pick<AuthoringParts, 'bank' | 'drafts' | 'loadPracticeAnswers'>): AuthoringServices['draftVersion'] {
  return async (questionId) => {
    const question = getQuestionWithRubric(bank, questionId);
    const section = bank.sections.find(({ questionIds }) => questionIds.includes(questionId));
    if (!section) throw new Error(`Question "${questionId}" is in no section`);
    return await drafts.create({
      section: { id: section.id, title: section.title },
      content: contentOf(question),
      practiceAnswers: (await loadPracticeAnswers())(question),
      basedOn: question.rubric.hash,
      source: null,
      derivation: [],
      uncertainties: [],
    });
  };
}
