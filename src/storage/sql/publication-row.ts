import { hash } from 'node:crypto';
import type { Database } from './schema.ts';

export type PublicationRow = Database['published_rubrics'];

export const publicationColumns = [
  'bank_id',
  'number',
  'question_id',
  'version',
  'rubric_hash',
  'content',
  'weights',
  'published_at',
] as const satisfies readonly (keyof PublicationRow)[];

/** SHA-256 over all columns of a publication, 64 hex digits. */
export function hashPublicationRow(row: PublicationRow): string {
  return hash('sha256', JSON.stringify(publicationColumns.map((column) => row[column])));
}
