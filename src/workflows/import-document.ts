import { DocumentUnreadableError, NoQuestionsError } from '../domain/authoring-errors.ts';
import type { AuthoringParts } from './authoring-parts.ts';
import type { AuthoringServices } from './authoring-services.ts';
import { draftReading } from './draft-reading.ts';

/** Each becomes a draft that a person looks at, and all are listed together. */
const mostQuestions = 1_000;

/** Create the import of documents: what was read and the drafts of all questions are kept, all or nothing. */
export function createImportDocument({
  bank,
  drafts,
  work,
  loadPracticeAnswers,
}: Pick<AuthoringParts, 'bank' | 'drafts' | 'work' | 'loadPracticeAnswers'>): AuthoringServices['importDocument'] {
  return async (file) => {
    const { lines, reading } = await work.read(file);
    const count = reading.sections.reduce((sum, { questions }) => sum + questions.length, 0);
    if (count === 0) throw new NoQuestionsError(file.name);
    if (count > mostQuestions)
      throw new DocumentUnreadableError(
        `${file.name === '' ? 'The text' : file.name} holds ${count} questions; at most ${mostQuestions} are taken at once, so split it`,
      );
    const tools = { bank, derive: work.derive, loadPracticeAnswers };
    const made = await draftReading({ name: file.name, lines, reading }, tools);
    return await drafts.createImport({ name: file.name, reading }, made);
  };
}
