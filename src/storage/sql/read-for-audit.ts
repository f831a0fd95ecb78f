import { type Kysely, type Selectable, sql } from 'kysely';
import { readInPages } from './read-in-pages.ts';
import type { Database } from './schema.ts';

/** Rows of a page; what a page holds fits into a few megabytes. */
const pageSize = 500;
const entriesPageSize = 100;

/** All entries of the audit log by number. */
export function readEntries(db: Kysely<Database>): AsyncGenerator<Selectable<Database['audit_log']>, void> {
  return readInPages((after) =>
    db
      .selectFrom('audit_log')
      .selectAll()
      .$if(after !== undefined, (query) => query.where('seq', '>', after?.seq ?? 0))
      .orderBy('seq')
      .limit(entriesPageSize)
      .execute(),
  );
}

/** An evaluation and everything that must fit to it; what is missing is null. */
export type EvaluationToAudit = Database['evaluations'] & {
  readonly salt: string | null;
  readonly texts: string | null;
  /** null if there is no such answer. */
  readonly stored_answer: string | null;
  readonly answer_text: string | null;
  readonly answer_question: string | null;
  readonly erased_at: string | null;
  readonly candidate_id: string | null;
  readonly external_id: string | null;
  readonly item_status: string | null;
  readonly item_answer: string | null;
  readonly item_candidate: string | null;
  readonly item_question: string | null;
};

/** All evaluations by the audit entry that vouches for them. */
export function readEvaluations(db: Kysely<Database>): AsyncGenerator<EvaluationToAudit, void> {
  return readInPages<EvaluationToAudit>((after) =>
    db
      .selectFrom('evaluations')
      .leftJoin('evaluation_texts', 'evaluation_texts.evaluation_id', 'evaluations.id')
      .leftJoin('answers', 'answers.id', 'evaluations.answer_id')
      .leftJoin('candidates', 'candidates.id', 'answers.candidate_id')
      .leftJoin('batch_items', (join) =>
        join
          .onRef('batch_items.batch_id', '=', 'evaluations.batch_id')
          .onRef('batch_items.position', '=', 'evaluations.position'),
      )
      .selectAll('evaluations')
      .select([
        'evaluation_texts.salt',
        'evaluation_texts.content as texts',
        'answers.id as stored_answer',
        'answers.text as answer_text',
        'answers.question_id as answer_question',
        'answers.erased_at',
        'answers.candidate_id',
        'candidates.external_id',
        'batch_items.status as item_status',
        'batch_items.answer_id as item_answer',
        'batch_items.candidate_id as item_candidate',
        'batch_items.question_id as item_question',
      ])
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(evaluations.audit_seq, evaluations.id) > (${after?.audit_seq}, ${after?.id})`),
      )
      .orderBy('evaluations.audit_seq')
      .orderBy('evaluations.id')
      .limit(pageSize)
      .execute(),
  );
}

export type ErasedAnswer = { readonly id: string; readonly erased_by: number };

/** All erased answers by the audit entry that says so. */
export function readErasedAnswers(db: Kysely<Database>): AsyncGenerator<ErasedAnswer, void> {
  return readInPages<ErasedAnswer>((after) =>
    db
      .selectFrom('answers')
      .select('id')
      .select(sql<number>`erased_by`.as('erased_by'))
      .where('erased_by', 'is not', null)
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(erased_by, id) > (${after?.erased_by}, ${after?.id})`),
      )
      .orderBy('erased_by')
      .orderBy('id')
      .limit(pageSize)
      .execute(),
  );
}
