import { hash } from 'node:crypto';
import { type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import { type AuditHead, lockAuditHead } from './append-audit.ts';
import { isPostgres } from './dialect.ts';
import { eraseReviews } from './erase-reviews.ts';
import { isOneOf } from './is-one-of.ts';
import type { Database } from './schema.ts';

/** An answer that is to be erased. */
export type AnswerToErase = { readonly id: string; readonly text: string | null };

export type ErasedAnswers = {
  /** Evaluations that lost their words. */
  readonly evaluations: number;
  /** The end of the audit log, held for the entry that the answers name. */
  readonly head: AuditHead;
};

/**
 * Take away the texts of answers, what quotes them and what engines found in them. The caller holds the answers and appends an
 * audit entry with the number after the head that this returns.
 */
export async function eraseAnswers(
  trx: Transaction<Database>,
  answers: readonly AnswerToErase[],
  at: string,
): Promise<ErasedAnswers> {
  const ids = answers.map(({ id }) => id);
  const hashes = answers.flatMap(({ text }) => (text === null ? [] : [hash('sha256', text)]));
  await trx
    .deleteFrom('engine_cache')
    .where(isOneOf(trx, 'answer_hash', hashes))
    .execute();
  const theirs = trx
    .selectFrom('evaluations')
    .select('id')
    .where(isOneOf(trx, 'answer_id', ids));
  const deleted = await trx
    .deleteFrom('evaluation_texts')
    .where('evaluation_id', 'in', theirs)
    .executeTakeFirstOrThrow();
  await eraseReviews(trx, ids);
  const head = await lockAuditHead(trx);
  await trx
    .updateTable('answers')
    .set({ text: null, erased_at: at, erased_by: head.seq + 1 })
    .where(isOneOf(trx, 'id', ids))
    .execute();
  return { evaluations: Number(deleted.numDeletedRows), head };
}

type WhoseAnswers =
  | { readonly candidateIds: readonly string[] }
  | { readonly answerIds: readonly string[] }
  | { readonly userId: string };

/** Answers with their texts, held until the transaction ends, so that no evaluation of them is stored meanwhile. */
export async function holdAnswers(trx: Transaction<Database>, of: WhoseAnswers): Promise<readonly AnswerToErase[]> {
  return await trx
    .selectFrom('answers')
    .select(['id', 'text'])
    .where(toCondition(trx, of))
    .where('erased_at', 'is', null)
    .orderBy('id')
    .$if(isPostgres(trx), (query) => query.forUpdate())
    .execute();
}

function toCondition(trx: Transaction<Database>, of: WhoseAnswers): RawBuilder<SqlBool> {
  if ('candidateIds' in of) return isOneOf(trx, 'candidate_id', of.candidateIds);
  return 'userId' in of ? sql<SqlBool>`user_id = ${of.userId}` : isOneOf(trx, 'id', of.answerIds);
}
