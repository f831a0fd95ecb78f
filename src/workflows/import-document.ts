import { NoQuestionsError } from '../domain/authoring-errors.ts';
import type { AuthoringParts } from './authoring-parts.ts';
import type { AuthoringServices } from './authoring-services.ts';
import { draftReading } from './draft-reading.ts';

/** Create the import of documents: what was read and the drafts of all questions are kept, all or nothing. */
export function createImportDocument({
  bank,
  drafts,
  work,
  loadPracticeAnswers,
}: Pick<AuthoringParts, 'bank' | 'drafts' | 'work' | 'loadPracticeAnswers'>): AuthoringServices['importDocument'] {
  return async (file) => {
    const { lines, reading } = await work.read(file);
    if (reading.sections.every(({ questions }) => questions.length === 0)) throw new NoQuestionsError(file.name);
    const tools = { bank, derive: work.derive, loadPracticeAnswers };
    const made = await draftReading({ name: file.name, lines, reading }, tools);
    return await drafts.createImport({ name: file.name, reading }, made);
  };
}
