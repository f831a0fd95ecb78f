/** Where a store gets times and ids from. */
export type Clock = {
  /** ISO 8601 in UTC, with milliseconds. */
  readonly now: () => string;
  /** Unique, and ascending with time: UUIDs of version 7. */
  readonly newId: () => string;
};
