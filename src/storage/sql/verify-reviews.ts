import type { Kysely } from 'kysely';
import type { Vouched } from './audit-details.ts';
import type { AuditFindings } from './audit-findings.ts';
import { compareRows, type HashedRow } from './compare-rows.ts';
import { readInPages } from './read-in-pages.ts';
import { type AppealRow, commitToTexts, hashAppealRow, hashReviewRow } from './review-row.ts';
import type { Database } from './schema.ts';

/** Hashes of reviews and appeals by id, as the audit log says that they were written. */
export class ReviewsLedger {
  readonly reviews = new Map<string, string>();
  readonly appeals = new Map<string, string>();

  add({ subject }: { readonly subject: string }, { review, appeal }: Pick<Vouched, 'review' | 'appeal'>): void {
    if (review !== undefined) this.reviews.set(subject, review);
    if (appeal !== undefined) this.appeals.set(subject, appeal);
  }
}

/** Check that exactly those reviews and appeals are there that were written, with their texts unless the answer was erased. */
export async function verifyReviews(
  db: Kysely<Database>,
  { reviews, appeals }: ReviewsLedger,
  findings: AuditFindings,
): Promise<void> {
  const reviewRows: HashedRow[] = [];
  for await (const { salt, texts, erased_at, ...row } of readReviews(db)) {
    reviewRows.push({ key: row.id, hash: hashReviewRow(row) });
    verifyTexts('review_texts', { ...row, salt, texts, erased_at }, findings);
  }
  compareRows('reviews', reviews, reviewRows, findings);
  const appealRows: HashedRow[] = [];
  for await (const { salt, texts, erased_at, ...row } of readAppeals(db)) {
    appealRows.push({ key: row.id, hash: hashAppealRow(row) });
    verifyTexts('appeal_texts', { ...row, salt, texts, erased_at }, findings);
  }
  compareRows('appeals', appeals, appealRows, findings);
}

/** Rows of a page. */
const pageSize = 500;

type WithTexts = { readonly salt: string | null; readonly texts: string | null; readonly erased_at: string | null };

function readReviews(db: Kysely<Database>): AsyncGenerator<Database['reviews'] & WithTexts, void> {
  return readInPages((after) =>
    db
      .selectFrom('reviews')
      .leftJoin('review_texts', 'review_texts.review_id', 'reviews.id')
      .leftJoin('answers', 'answers.id', 'reviews.answer_id')
      .selectAll('reviews')
      .select(['review_texts.salt', 'review_texts.content as texts', 'answers.erased_at'])
      .where('reviews.id', '>', after?.id ?? '')
      .orderBy('reviews.id')
      .limit(pageSize)
      .execute(),
  );
}

function readAppeals(db: Kysely<Database>): AsyncGenerator<Database['appeals'] & WithTexts, void> {
  return readInPages((after) =>
    db
      .selectFrom('appeals')
      .leftJoin('appeal_texts', 'appeal_texts.appeal_id', 'appeals.id')
      .leftJoin('answers', 'answers.id', 'appeals.answer_id')
      .selectAll('appeals')
      .select(['appeal_texts.salt', 'appeal_texts.content as texts', 'answers.erased_at'])
      .where('appeals.id', '>', after?.id ?? '')
      .orderBy('appeals.id')
      .limit(pageSize)
      .execute(),
  );
}

function verifyTexts(
  table: string,
  row: WithTexts & Pick<AppealRow, 'id' | 'commitment' | 'answer_id'>,
  findings: AuditFindings,
): void {
  const { id, answer_id: answerId, commitment, salt, texts: content, erased_at: erasedAt } = row;
  if (erasedAt !== null) {
    if (content !== null) findings.add(table, id, 'it is there although its answer was erased');
  } else if (content === null || salt === null) {
    findings.add(table, id, `it is gone although answer ${answerId} was not erased`);
  } else if (commitToTexts({ salt, content }) !== commitment) {
    findings.add(table, id, 'it is not what was written');
  }
}
