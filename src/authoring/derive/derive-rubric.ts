import type { SourceQuestion } from '../../domain/document-reading.ts';
import type { DerivationNote, QuestionContent } from '../../domain/rubric-draft.ts';

/** A question as a document holds it, under the id that it gets. */
export type DerivableQuestion = Pick<SourceQuestion, 'prompt' | 'language' | 'points' | 'modelPoints'> & {
  readonly id: string;
};

export type DerivedRubric = { readonly content: QuestionContent; readonly notes: readonly DerivationNote[] };

/** Derive a rubric from the points of a model answer; the same question gives the same rubric. */
export type DeriveRubric = (question: DerivableQuestion) => DerivedRubric;
