import type { SqlStorage } from '../../src/storage/sql/open-storage.ts';

export type AtEnd = (clean: () => void | Promise<void>) => unknown;

/**
 * Open a store in a fresh and empty database.
 *
 * @param atEnd takes what closes and removes it; the end of the running test when left out
 */
export type OpenStore = (atEnd?: AtEnd) => Promise<SqlStorage>;
