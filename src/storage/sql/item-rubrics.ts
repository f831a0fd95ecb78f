import type { Kysely } from 'kysely';
import type { RubricSnapshot } from '../../domain/stored-evaluation.ts';
import { isOneOf } from './is-one-of.ts';
import type { Database } from './schema.ts';

/** Find rubrics by their hashes. */
export type FindRubrics = (hashes: ReadonlySet<string>) => Promise<ReadonlyMap<string, RubricSnapshot>>;

/** Create a reader of rubrics that keeps what it has read: what is stored under a hash never changes. */
export function createFindRubrics(db: Kysely<Database>): FindRubrics {
  const known = new Map<string, RubricSnapshot>();
  return async (hashes) => {
    const missing = [...hashes].filter((hash) => !known.has(hash));
    if (missing.length > 0) {
      const rows = await db
        .selectFrom('rubric_versions')
        .select(['hash', 'content'])
        .where(isOneOf(db, 'hash', missing))
        .execute();
      for (const { hash, content } of rows) known.set(hash, JSON.parse(content));
    }
    return known;
  };
}
