import type { QuestionBank } from '../domain/question-bank.ts';
import type { RubricDraft } from '../domain/rubric-draft.ts';

/** Give a section the title that it is to have: as it was written, or where nothing was, the one that the bank has for it. */
export function nameSection(
  { id, title }: RubricDraft['section'],
  { sections }: Pick<QuestionBank, 'sections'>,
): RubricDraft['section'] {
  const written = title.trim();
  return { id, title: written === '' ? (sections.find((section) => section.id === id)?.title ?? '') : written };
}
