import type { DocumentReading } from '../domain/document-reading.ts';
import type { RubricDraft } from '../domain/rubric-draft.ts';

export type NewDraft = Omit<RubricDraft, 'id' | 'revision' | 'createdAt' | 'updatedAt'>;

/** A document that was read, and the drafts that came of it. */
export type StoredImport = {
  readonly id: string;
  /** Name of the file; "pasted text" has none and is empty. */
  readonly name: string;
  readonly reading: DocumentReading;
  /** In the order of the questions; those that were published or removed since are still named. */
  readonly draftIds: readonly string[];
  readonly createdAt: string;
};

export type DraftSummary = Pick<RubricDraft, 'id' | 'revision' | 'section' | 'basedOn' | 'createdAt' | 'updatedAt'> & {
  readonly questionId: string;
  readonly prompt: string;
  readonly points: number;
  readonly criteria: number;
  readonly uncertainties: number;
};

/** Rubrics that somebody works on. Failures of the database are those of store-errors.ts. */
export type DraftStore = {
  /** Keep a document's reading and its drafts: all or nothing. */
  createImport(
    document: Pick<StoredImport, 'name' | 'reading'>,
    drafts: readonly NewDraft[],
  ): Promise<{ readonly stored: StoredImport; readonly drafts: readonly RubricDraft[] }>;
  findImport(id: string): Promise<StoredImport | undefined>;
  create(draft: NewDraft): Promise<RubricDraft>;
  /** Newest first. */
  list(): Promise<readonly DraftSummary[]>;
  find(id: string): Promise<RubricDraft | undefined>;
  /**
   * Save what a person changed, on the revision that the person saw.
   *
   * @throws {DraftNotFoundError}
   * @throws {DraftChangedError} if somebody saved in between; nothing is changed then.
   */
  save(
    id: string,
    revision: number,
    changes: Partial<Pick<RubricDraft, 'section' | 'content' | 'practiceAnswers' | 'derivation' | 'uncertainties'>>,
  ): Promise<RubricDraft>;
  /** @throws {DraftNotFoundError} */
  remove(id: string): Promise<void>;
};
