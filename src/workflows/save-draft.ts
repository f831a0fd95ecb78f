import { DraftNotFoundError } from '../domain/authoring-errors.ts';
import { InputInvalidError } from '../domain/errors.ts';
import { contentOf, contentToQuestion } from '../rubrics/to-question.ts';
import type { AuthoringParts } from './authoring-parts.ts';
import type { AuthoringServices } from './authoring-services.ts';
import { nameSection } from './name-section.ts';
import { requireSameQuestion } from './require-same-question.ts';
import { findSectionProblems } from './section-problems.ts';
import { draftVersion } from './test-rubric.ts';

/**
 * Create the saving of what a person edited. Only content that a version could be made of is kept; what the reader was not sure of, notes
 * and practice answers stay with the draft.
 */
export function createSaveDraft({
  bank,
  drafts,
}: Pick<AuthoringParts, 'bank' | 'drafts'>): AuthoringServices['saveDraft'] {
  return async (id, revision, { content, section }) => {
    const draft = await drafts.find(id);
    if (!draft) throw new DraftNotFoundError();
    const checked = contentOf(contentToQuestion(content, draftVersion, []));
    requireSameQuestion(checked, draft, bank);
    const problems = section ? findSectionProblems(section, bank) : [];
    if (problems.length > 0) throw new InputInvalidError(problems);
    return await drafts.save(id, revision, {
      content: checked,
      ...(section && { section: nameSection(section, bank) }),
    });
  };
}
