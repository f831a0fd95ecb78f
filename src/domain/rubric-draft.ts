import type { Criterion } from './criterion.ts';
import type { SourceLine, Uncertainty } from './document-reading.ts';
import type { Language, PracticeAnswer, Question } from './question-bank.ts';

/** All of a question that a person edits; the same fields as a question file (docs/rubric-format.md) without its version. */
export type QuestionContent = {
  readonly id: string;
  readonly language: Language;
  readonly prompt: string;
  readonly points: number;
  readonly note?: string;
  /** See Rubric. */
  readonly derived?: true;
  readonly vocabulary: Readonly<Record<string, string>>;
  readonly criteria: readonly Criterion[];
};

/** Why something in a derived rubric is as it is, for the person who reviews it. */
export type DerivationNote = {
  readonly code:
    | 'points-stated'
    | 'points-even'
    | 'points-remainder'
    | 'label-made'
    | 'few-words'
    /** The version in use has other criteria: its practice answers say nothing of these. */
    | 'practice-answers-left'
    | 'proposal-used'
    | 'proposal-refused';
  /** Absent where the question as a whole is meant. */
  readonly criterionId?: string;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** A rubric that somebody works on. Times are ISO 8601 in UTC. */
export type RubricDraft = {
  readonly id: string;
  /** Raised with every save, from 1; a save names the revision that it was made on. */
  readonly revision: number;
  /** Where the question will stand: an existing section of the bank by id, or a new one. */
  readonly section: { readonly id: string; readonly title: string };
  readonly content: QuestionContent;
  /** Taken over from the version that it is based on. */
  readonly practiceAnswers: readonly PracticeAnswer[];
  /** Hash of the rubric version that is edited; null for a question that is new. */
  readonly basedOn: string | null;
  /** The part of the document that it comes from; null for one that was written here. */
  readonly source: { readonly name: string; readonly lines: readonly SourceLine[] } | null;
  readonly derivation: readonly DerivationNote[];
  /** What the reader of the document was not sure of; nothing is published before a person says yes to it. */
  readonly uncertainties: readonly Uncertainty[];
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** A mutant of the model answer that the rubric judged otherwise than it should. */
export type Override = {
  /** In a person's words. */
  readonly reason: string;
  /** Names of the lint errors and mutants that were overridden. */
  readonly overridden: readonly string[];
};

/** An immutable version of a rubric that answers are evaluated with, as it was published. */
export type PublishedRubric = {
  /** Order of publication, from 1. */
  readonly number: number;
  readonly section: { readonly id: string; readonly title: string };
  /** Whole, with version and hash. */
  readonly question: Question;
  /** Fitted weights as JSON text; null where there are no practice answers to fit. */
  readonly weights: string | null;
  readonly override: Override | null;
  /** True if a person said yes to what was uncertain. */
  readonly isConfirmed: boolean;
  readonly publishedAt: string;
};
