import type { DerivableQuestion, DerivedRubric } from '../authoring/derive/derive-rubric.ts';
import type { AddedCues, MissedWords } from '../authoring/overrides/add-shared-cues.ts';
import type { DocumentReading, SourceLine } from '../domain/document-reading.ts';
import type { PracticeAnswer, Question } from '../domain/question-bank.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';
import type { DocumentFile, Trial } from './authoring-services.ts';
import type { TestRubric } from './test-rubric.ts';
import type { TryRubric } from './try-rubric.ts';

/** The work with rubrics that is too long for a thread that answers requests. */
export type RubricWork = {
  /** Read a document. @throws {DocumentUnreadableError} */
  read(file: DocumentFile): Promise<{ readonly lines: readonly SourceLine[]; readonly reading: DocumentReading }>;
  /** Derive rubrics without a model, in order. @throws {RubricInvalidError} if the thesaurus cannot be read. */
  derive(questions: readonly DerivableQuestion[]): Promise<readonly DerivedRubric[]>;
  /** Add cues for what people found in answers and the rubric did not. */
  addCues(content: QuestionContent, missed: MissedWords, others: readonly QuestionContent[]): Promise<AddedCues>;
  readonly test: TestRubric;
  readonly try: TryRubric;
  /** Evaluate several answers with one rubric, in order; otherwise the same as `try`. */
  tryAll(
    content: QuestionContent,
    answers: readonly string[],
    practiceAnswers: readonly PracticeAnswer[],
  ): Promise<readonly Trial[]>;
  /** Fit the weights of a version that has practice answers. @returns them as JSON text. */
  fit(question: Question): Promise<string>;
};
