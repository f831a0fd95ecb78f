import type { Database } from './schema.ts';

type TableName = keyof Database & string;

/** Rows that may have hundreds of practice answers and thousands of weights take up to a megabyte. */
const largeRows = 10;

/**
 * The tables of a backup with their primary keys, those first that others refer to. audit_head follows from the log. Sessions are left
 * out: who restores a backup, perhaps an old one, signs everybody out.
 */
export const backupTables: readonly {
  readonly name: TableName;
  readonly key: readonly string[];
  /** Rows that are read or written at a time; 500 when left out. */
  readonly pageSize?: number;
}[] = [
  { name: 'question_banks', key: ['hash'] },
  { name: 'rubric_versions', key: ['hash'] },
  { name: 'rubric_contents', key: ['hash'] },
  { name: 'rubric_drafts', key: ['id'], pageSize: largeRows },
  { name: 'rubric_imports', key: ['id'], pageSize: largeRows },
  { name: 'published_rubrics', key: ['bank_id', 'number'], pageSize: largeRows },
  { name: 'candidates', key: ['id'] },
  { name: 'answers', key: ['id'] },
  { name: 'batches', key: ['id'] },
  { name: 'candidate_links', key: ['user_id', 'batch_id', 'candidate_id'] },
  { name: 'users', key: ['id'] },
  { name: 'credentials', key: ['id'] },
  { name: 'links', key: ['id'] },
  { name: 'api_keys', key: ['id'] },
  { name: 'evaluations', key: ['id'] },
  { name: 'evaluation_texts', key: ['evaluation_id'] },
  { name: 'engine_cache', key: ['key'] },
  { name: 'batch_items', key: ['batch_id', 'position'] },
  { name: 'batch_rejected_rows', key: ['batch_id', 'number'] },
  { name: 'work_units', key: ['id'] },
  { name: 'appeals', key: ['id'] },
  { name: 'appeal_texts', key: ['appeal_id'] },
  { name: 'review_tasks', key: ['id'] },
  { name: 'review_takes', key: ['task_id', 'reviewer_id'] },
  { name: 'review_blind_verdicts', key: ['task_id', 'reviewer_id', 'rubric_hash'] },
  { name: 'reviews', key: ['id'] },
  { name: 'review_texts', key: ['review_id'] },
  { name: 'audit_log', key: ['seq'] },
];
