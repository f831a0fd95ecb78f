import type { DerivableQuestion, DerivedRubric } from '../authoring/derive/derive-rubric.ts';
import type { DocumentReading, SourceLine } from '../domain/document-reading.ts';
import type { Question } from '../domain/question-bank.ts';
import type { DocumentFile } from './authoring-services.ts';
import type { TestRubric } from './test-rubric.ts';
import type { TryRubric } from './try-rubric.ts';

/** The work with rubrics that is too long for a thread that answers requests. */
export type RubricWork = {
  /** Read a document. @throws {DocumentUnreadableError} */
  read(file: DocumentFile): Promise<{ readonly lines: readonly SourceLine[]; readonly reading: DocumentReading }>;
  /** Derive rubrics without a model, in order. @throws {RubricInvalidError} if the thesaurus cannot be read. */
  derive(questions: readonly DerivableQuestion[]): Promise<readonly DerivedRubric[]>;
  readonly test: TestRubric;
  readonly try: TryRubric;
  /** Fit the weights of a version that has practice answers. @returns them as JSON text. */
  fit(question: Question): Promise<string>;
};
