import type { Evaluation } from '../domain/evaluation.ts';
import type { Span } from '../domain/evidence.ts';
import type { Language, PracticeAnswer, Question } from '../domain/question-bank.ts';
import type { RubricComparison } from '../domain/rubric-comparison.ts';
import type { PublishedRubric, QuestionContent, RubricDraft } from '../domain/rubric-draft.ts';
import type { RubricReport } from '../domain/rubric-report.ts';
import type { DraftSummary, StoredImport } from '../storage/draft-store.ts';

/** A file as it came, or pasted text in UTF-8 with an empty name. */
export type DocumentFile = { readonly name: string; readonly bytes: Uint8Array };

export type ImportedDocument = { readonly stored: StoredImport; readonly drafts: readonly RubricDraft[] };

/** One question as a person writes it by hand. */
export type NewQuestion = {
  readonly prompt: string;
  /** The model answer: bullets or running text. */
  readonly modelAnswer: string;
  readonly language?: Language | undefined;
  /** Whole or half points; 10 when left out. */
  readonly points?: number | undefined;
  readonly section?: { readonly id: string; readonly title: string } | undefined;
};

/** Where a cue of a rubric was found in an answer. */
export type CueHit = {
  readonly criterionId: string;
  readonly kind: 'cue' | 'opposes';
  /** Position in the criterion's list. */
  readonly index: number;
  /** Spans of the answer as typed. */
  readonly spans: readonly Span[];
};

/** What a rubric that is being edited makes of an answer; nothing is stored. */
export type Trial = { readonly evaluation: Evaluation; readonly hits: readonly CueHit[] };

/** A proposal of a language model, and what became of it. */
export type Proposal = {
  readonly criterionId: string;
  readonly kind: 'cue' | 'opposes' | 'paraphrase' | 'counter-example';
  readonly text: string;
  readonly isUsed: boolean;
  /** Code of the check that it failed; null if it is used. */
  readonly failedCheck: string | null;
};

export type PublishRequest = {
  readonly revision: number;
  /** A person looked at what is uncertain and says yes. */
  readonly acceptUncertain?: boolean | undefined;
  /** Why it is published although checks speak against it. */
  readonly overrideReason?: string | undefined;
  /** Id of who publishes it, for the audit log. */
  readonly by?: string | undefined;
};

/** A version of a question's rubric: from the bank's files (`number` null) or published. */
export type RubricVersion = Pick<PublishedRubric, 'override' | 'isConfirmed'> & {
  readonly questionId: string;
  readonly version: string;
  readonly hash: string;
  readonly number: number | null;
  readonly publishedAt: string | null;
  /** Answers are evaluated with it now. */
  readonly isCurrent: boolean;
};

export type RescoreReport = {
  /** Answers whose newest evaluation was made under an older version. */
  readonly stale: number;
  readonly rescored: number;
  /** Erased, or the engine failed. */
  readonly failed: number;
  /** Of the rescored ones, those whose points changed. */
  readonly changed: number;
  /** A person has decided about them, which is final. */
  readonly kept: number;
};

export type RescoreOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Told after each page what was done so far. */
  readonly onProgress?: ((report: RescoreReport) => void) | undefined;
};

/** What is done with rubrics. Failures are those of src/domain/authoring-errors.ts and src/storage/store-errors.ts. */
export type AuthoringServices = {
  /**
   * Read a document, derive a rubric for every question, keep all as drafts.
   *
   * @throws {DocumentUnreadableError}
   * @throws {NoQuestionsError}
   */
  importDocument(file: DocumentFile): Promise<ImportedDocument>;
  /** @throws {ImportNotFoundError} */
  getImport(id: string): Promise<StoredImport>;
  /** Derive a draft from one question. @throws {InputInvalidError} */
  draftQuestion(question: NewQuestion): Promise<RubricDraft>;
  /** Make a draft of the version that is in use. @throws {QuestionNotFoundError} */
  draftVersion(questionId: string): Promise<RubricDraft>;
  listDrafts(): Promise<readonly DraftSummary[]>;
  /** @throws {DraftNotFoundError} */
  getDraft(id: string): Promise<RubricDraft>;
  /** @throws {InputInvalidError} naming each field of the content that is wrong. */
  saveDraft(
    id: string,
    revision: number,
    changes: { readonly content: QuestionContent; readonly section?: RubricDraft['section'] | undefined },
  ): Promise<RubricDraft>;
  removeDraft(id: string): Promise<void>;
  /** Ask the language model for cues, paraphrases and counter-examples; what passes the checks goes into the draft. */
  propose(
    id: string,
    revision: number,
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<{ readonly draft: RubricDraft; readonly proposals: readonly Proposal[] }>;
  /** Lint and mutants. */
  testDraft(id: string): Promise<RubricReport>;
  /** @throws {InputInvalidError} naming each field of the content that is wrong. */
  tryContent(content: QuestionContent, answer: string, practiceAnswers?: readonly PracticeAnswer[]): Promise<Trial>;
  /** @throws {UncertainError} @throws {RubricUnsoundError} @throws {DraftChangedError} @throws {VersionExistsError} */
  publishDraft(id: string, request: PublishRequest): Promise<PublishedRubric>;
  /** In the order of the bank, newest first within a question. */
  listVersions(): Promise<readonly RubricVersion[]>;
  /** @throws {RubricNotFoundError} */
  getVersion(hash: string): Promise<Question>;
  /**
   * Compare two versions or drafts of one question, by hash or draft id, on the stored answers to it (the newest 2,000).
   *
   * @throws {RubricNotFoundError}
   */
  compare(from: string, to: string): Promise<RubricComparison>;
  /**
   * Evaluate again, with the version in use, every stored answer to a question whose newest evaluation is older; both are kept.
   *
   * @throws {QuestionNotFoundError}
   */
  rescore(questionId: string, options?: RescoreOptions): Promise<RescoreReport>;
};
