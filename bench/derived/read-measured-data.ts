import { DataInvalidError } from './data-invalid-error.ts';
import type { MeasuredData } from './measured-data.ts';
import { readLabelledRows } from './read-labelled-rows.ts';
import { type Row, readRows } from './read-rows.ts';
import { readScoredRows } from './read-scored-rows.ts';

/**
 * Read a file of answers with scores, or with labels; the fields of its rows tell which.
 *
 * @param questionsFile of answers with labels; by default named like the data file, `.questions.json` for `.ndjson`
 * @throws {DataInvalidError} naming file, line and field. A row that is skipped would change every figure in silence, so none is.
 */
export async function readMeasuredData(file: string, questionsFile?: string): Promise<MeasuredData> {
  const rows = await readRows(file);
  const kinds = rows.map((row) => ({ line: row.line, kind: kindOf(row, file) }));
  const [first] = kinds;
  const other = kinds.find(({ kind }) => kind !== first?.kind);
  if (first && other) {
    throw new DataInvalidError(`${file}:${other.line}: is ${other.kind}, but line ${first.line} is ${first.kind}`);
  }
  if (first?.kind === 'scored') return readScoredRows(file, rows);
  return await readLabelledRows(file, rows, questionsFile ?? `${file.replace(/\.ndjson$/, '')}.questions.json`);
}

function kindOf({ line, value }: Row, file: string): MeasuredData['kind'] {
  const has = (field: string): boolean => typeof value === 'object' && value !== null && field in value;
  if (has('labels')) return 'labelled';
  if (has('reference') || has('score')) return 'scored';
  throw new DataInvalidError(`${file}:${line}: has neither labels nor reference and score`);
}
