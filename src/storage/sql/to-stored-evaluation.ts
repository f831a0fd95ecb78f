import type { EvaluationNumbers, RubricSnapshot, StoredEvaluation } from '../../domain/stored-evaluation.ts';
import type { Database } from './schema.ts';

/** An evaluation with what its answer's row, its candidate's and its texts' add. */
export type StoredEvaluationRow = Omit<Database['evaluations'], 'commitment' | 'audit_seq'> & {
  readonly text: string | null;
  readonly erased_at: string | null;
  readonly external_id: string | null;
  /** Content of evaluation_texts. */
  readonly texts: string | null;
};

/** Read a stored evaluation from its row and the rubric that the row names. */
export function toStoredEvaluation(row: StoredEvaluationRow, rubric: RubricSnapshot): StoredEvaluation {
  const content: Pick<EvaluationNumbers, 'flags' | 'reviewReasons' | 'criteria' | 'provenance'> = JSON.parse(
    row.content,
  );
  return {
    recordId: row.id,
    answerId: row.answer_id,
    createdAt: row.created_at,
    candidateId: row.external_id,
    answer: row.text,
    numbers: {
      questionId: row.question_id,
      totalPoints: row.total_points,
      maxPoints: row.max_points,
      engine: { id: row.engine_id as EvaluationNumbers['engine']['id'], version: row.engine_version },
      rubric: { id: rubric.id, version: rubric.version, hash: rubric.hash },
      needsReview: row.needs_review === 1,
      ...content,
    },
    texts: row.texts === null ? null : JSON.parse(row.texts),
    rubric,
    erasedAt: row.erased_at,
    item: row.batch_id === null || row.position === null ? null : { batchId: row.batch_id, position: row.position },
  };
}
