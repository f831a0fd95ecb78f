import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Batch } from '../domain/batch.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import { joinEvaluation } from '../scoring/join-evaluation.ts';
import type { Cell } from '../tables/cell.ts';
import { writeCsv } from '../tables/write-csv.ts';
import { writeXlsx } from '../tables/write-xlsx.ts';
import type { ExportFormat } from './batch-services.ts';
import type { ShownItem } from './is-stale.ts';

/**
 * Write the results of a batch, one row an answer in the order of the file, and end the stream.
 *
 * CSV and XLSX have the columns of a person's table; NDJSON has all that is known of an answer, one object a line.
 * Both tell evaluations that are stale, the record before one that was made again, and beside the machine's points what people decided.
 *
 * @param criterionGroups for how many criteria CSV and XLSX have columns; of a longer rubric they show the first ones
 */
export async function exportResults(
  batch: Batch,
  format: ExportFormat,
  items: AsyncIterable<ShownItem>,
  criterionGroups: number,
  out: Writable,
): Promise<void> {
  if (format === 'ndjson') await pipeline(Readable.from(toLines(items)), out);
  else if (format === 'csv') await writeCsv(toRows(items, criterionGroups), out);
  else await writeXlsx(toRows(items, criterionGroups), out, { sheetName: batch.name });
}

async function* toLines(items: AsyncIterable<ShownItem>): AsyncGenerator<string> {
  for await (const item of items) {
    const { evaluation: stored, isStale, earlierRecordId, reviewed, ...rest } = item;
    const evaluation = stored ? joinEvaluation(stored) : null;
    const record = stored ? { recordId: stored.recordId, evaluatedAt: stored.createdAt } : {};
    const marks = { ...(isStale ? { isStale } : {}), ...(earlierRecordId === null ? {} : { earlierRecordId }) };
    const people = reviewed ? { reviewed } : {};
    yield `${JSON.stringify({ ...rest, ...record, ...marks, evaluation, ...people })}\n`;
  }
}

const firstColumns = [
  'row',
  'candidate',
  'question',
  'status',
  'total_points',
  'max_points',
  'reviewed_points',
  'reviewed_criteria',
  'reviewers',
  'needs_review',
  'review_reasons',
  'flags',
];

const criterionColumns = ['label', 'verdict', 'points', 'max_points', 'confidence', 'evidence'];

const lastColumns = [
  'answer',
  'error',
  'engine',
  'rubric_version',
  'record_id',
  'evaluated_at',
  'is_stale',
  'earlier_record_id',
];

async function* toRows(items: AsyncIterable<ShownItem>, criterionGroups: number): AsyncGenerator<readonly Cell[]> {
  const places = Array.from({ length: criterionGroups }, (_, index) => index);
  const groups = places.map((place) => criterionColumns.map((name) => `criterion_${place + 1}_${name}`));
  yield [...firstColumns, ...groups.flat(), ...lastColumns];
  for await (const item of items) yield toRow(item, places);
}

function toRow(item: ShownItem, places: readonly number[]): readonly Cell[] {
  const { row, candidateId, questionId, status, error, answer, evaluation: stored } = item;
  const evaluation = stored ? joinEvaluation(stored) : undefined;
  const facts: Cell[] = evaluation
    ? [
        evaluation.totalPoints,
        evaluation.maxPoints,
        ...reviewedCells(item),
        evaluation.needsReview,
        evaluation.reviewReasons.map(({ message }) => message).join('; '),
        evaluation.flags.join('; '),
      ]
    : [null, null, null, null, null, null, null, null];
  const groups = places.map((place) => criterionCells(evaluation?.criteria[place]));
  const problem = error === null ? null : `${error.code}: ${error.message}`;
  const engine = evaluation ? `${evaluation.engine.id} ${evaluation.engine.version}` : null;
  const record = [engine, evaluation?.rubric.version ?? null, stored?.recordId ?? null, stored?.createdAt ?? null];
  const marks = [stored ? item.isStale : null, item.earlierRecordId];
  return [row, candidateId, questionId, status, ...facts, ...groups.flat(), answer, problem, ...record, ...marks];
}

/** What the answer comes to with people's decisions; empty where nobody decided. */
function reviewedCells({ reviewed }: ShownItem): readonly Cell[] {
  if (!reviewed) return [null, null, null];
  const decided = reviewed.criteria.filter(({ reviewId }) => reviewId !== null).length;
  return [reviewed.totalPoints, decided, reviewed.reviewers];
}

function criterionCells(result: Evaluation['criteria'][number] | undefined): readonly Cell[] {
  if (!result) return criterionColumns.map(() => null);
  const { label, maxPoints } = result;
  if (result.status === 'unscored') return [label, 'unscored', null, maxPoints, null, null];
  const { verdict, points, confidence, evidence } = result;
  return [label, verdict, points, maxPoints, confidence, evidence.map(({ text }) => text).join(' … ')];
}
