import type { PublishedRubric } from '../domain/rubric-draft.ts';

/** What is published beside its number and time. */
export type NewPublication = Omit<PublishedRubric, 'number' | 'publishedAt'>;

/** Published rubric versions of one bank. Nothing here is ever changed or deleted. */
export type PublicationStore = {
  /**
   * Publish a draft: the version is kept, the audit log says so with the override, and the draft is gone, all or nothing.
   *
   * @throws {DraftNotFoundError}
   * @throws {DraftChangedError} if the draft is not at that revision any more.
   * @throws {VersionExistsError} if the question has a version of that number or of that content already.
   */
  publish(
    bankId: string,
    publication: NewPublication,
    /** `by`: id of who publishes it, for the audit log. */
    draft: { readonly id: string; readonly revision: number; readonly by?: string | undefined },
  ): Promise<PublishedRubric>;
  /** Those after a number, in order; 0 for all. */
  listSince(bankId: string, number: number): Promise<readonly PublishedRubric[]>;
};
