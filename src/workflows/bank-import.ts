import type { DocumentReading, SourceLine, SourceQuestion, Uncertainty } from '../domain/document-reading.ts';
import type { Language, Section } from '../domain/question-bank.ts';
import type { DerivationNote, QuestionContent } from '../domain/rubric-draft.ts';
import type { NotTaken } from './reading-words.ts';

/** A question on its way into the bank. */
export type ImportedQuestion = {
  readonly sectionId: string;
  readonly source: SourceQuestion;
  readonly content: QuestionContent;
  readonly notes: readonly DerivationNote[];
};

/** An uncertainty with the id of the question that it is about; absent where it is about more than one. */
export type ImportUncertainty = Pick<Uncertainty, 'code' | 'lines' | 'facts'> & { readonly questionId?: string };

export type LeftOutLine = SourceLine & { readonly reason: NotTaken };

/** What a document became, ready to be written. */
export type PreparedBank = {
  /** Of the document; empty for text from elsewhere. */
  readonly name: string;
  readonly language: Language;
  readonly bank: { readonly id: string; readonly title: string; readonly sections: readonly Section[] };
  readonly questions: readonly ImportedQuestion[];
  /** In the order of the document. */
  readonly uncertainties: readonly ImportUncertainty[];
  readonly leftOut: readonly LeftOutLine[];
  readonly reading: DocumentReading;
};

/** What became of a document; `written` is false where something is uncertain and nobody said yes to it. */
export type BankImport = PreparedBank & { readonly written: boolean };
