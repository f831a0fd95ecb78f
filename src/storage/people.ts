/** A person as others may see them. */
export type Person = { readonly id: string; readonly name: string };

/** Who the people behind ids are. */
export type People = {
  /** Names by id. Ids that nobody has, or has any more, are not in it. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whom a review can be assigned to: interviewers and owners who may sign in. */
  listReviewers(): Promise<readonly Person[]>;
};
