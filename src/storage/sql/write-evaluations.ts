import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { PackedEvaluation } from '../../domain/packed-evaluation.ts';
import { RubricUnknownError } from '../store-errors.ts';
import { appendAudit, lockAuditHead } from './append-audit.ts';
import type { Clock } from './clock.ts';
import { commitTo, digestOf, evaluationColumns, hashEvaluationRow } from './evaluation-hashes.ts';
import { insertRows } from './insert-rows.ts';
import type { Database } from './schema.ts';

export type EvaluationToWrite = {
  /** A stored answer with its text, and the candidate as callers name it. */
  readonly answer: { readonly id: string; readonly text: string; readonly candidateId: string | null };
  /** Of the batch's item; null outside of a batch. */
  readonly position: number | null;
  readonly evaluation: PackedEvaluation;
};

export type WrittenEvaluation = { readonly id: string; readonly createdAt: string };

type Rows = { readonly row: Database['evaluations']; readonly texts: Database['evaluation_texts'] };

/** Digits of a row's hash that an audit entry keeps to tell which row was changed; its digest says whether one was. */
const shortHashLength = 16;

/**
 * Write evaluations with their texts, and one audit entry that vouches for them. The last thing that a transaction does, as it
 * holds the end of the audit log.
 *
 * @param batchId the batch of all of them; null for evaluations that were asked for one by one
 * @returns ids and times in the order given; nothing is written if there are none.
 * @throws {RubricUnknownError} if saveBank was never called with a rubric that one of them names.
 */
export async function writeEvaluations(
  trx: Transaction<Database>,
  batchId: string | null,
  evaluations: readonly EvaluationToWrite[],
  { now, newId }: Clock,
): Promise<readonly WrittenEvaluation[]> {
  if (evaluations.length === 0) return [];
  await requireRubrics(trx, new Set(evaluations.map(({ evaluation }) => evaluation.rubricHash)));
  const head = await lockAuditHead(trx);
  const createdAt = now();
  const salts = randomBytes(16 * evaluations.length);
  const written = evaluations.map((it, index) => {
    const salt = salts.toString('base64', 16 * index, 16 * (index + 1));
    return toRows(it, { id: newId(), batch_id: batchId, audit_seq: head.seq + 1, created_at: createdAt }, salt);
  });
  const rows = written.map(({ row }) => row);
  const hashes = rows.map(hashEvaluationRow);
  await insertRows(trx, 'evaluations', evaluationColumns, rows);
  const texts = written.map((it) => it.texts);
  await insertRows(trx, 'evaluation_texts', ['evaluation_id', 'salt', 'content'], texts);
  const details = {
    batchId,
    count: rows.length,
    digest: digestOf(hashes),
    rows: Object.fromEntries(rows.map(({ id }, index) => [id, hashes[index]?.slice(0, shortHashLength)])),
  };
  const action = batchId === null ? 'evaluation-recorded' : 'evaluations-recorded';
  await appendAudit(trx, { action, subject: batchId ?? rows[0]?.id ?? '', details }, createdAt, head);
  return rows.map(({ id }) => ({ id, createdAt }));
}

function toRows(
  { answer, position, evaluation }: EvaluationToWrite,
  stamp: Pick<Database['evaluations'], 'id' | 'batch_id' | 'audit_seq' | 'created_at'>,
  salt: string,
): Rows {
  const content = evaluation.texts;
  const row = {
    ...stamp,
    answer_id: answer.id,
    position,
    question_id: evaluation.questionId,
    total_points: evaluation.totalPoints,
    max_points: evaluation.maxPoints,
    needs_review: evaluation.needsReview ? 1 : 0,
    engine_id: evaluation.engineId,
    engine_version: evaluation.engineVersion,
    rubric_hash: evaluation.rubricHash,
    content: evaluation.numbers,
    commitment: commitTo({ salt, candidateId: answer.candidateId, answer: answer.text, content }),
  };
  return { row, texts: { evaluation_id: stamp.id, salt, content } };
}

async function requireRubrics(trx: Transaction<Database>, hashes: ReadonlySet<string>): Promise<void> {
  const known = await trx
    .selectFrom('rubric_versions')
    .select('hash')
    .where('hash', 'in', [...hashes])
    .execute();
  const unknown = hashes.difference(new Set(known.map((rubric) => rubric.hash)));
  for (const hash of unknown) throw new RubricUnknownError(hash);
}
