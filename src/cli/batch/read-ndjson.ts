import { findDuplicateField } from '../../tables/find-duplicate-field.ts';
import type { TextLine } from '../../tables/text-line.ts';
import type { BatchItem } from '../../workflows/evaluate-batch.ts';
import { toBatchItem } from './to-batch-item.ts';

/** Read one JSON object a line; blank lines are passed over, and count. */
export async function* readNdjson(lines: AsyncIterable<TextLine>): AsyncGenerator<BatchItem> {
  for await (const line of lines) {
    if ('error' in line) yield { line: line.number, id: null, error: line.error };
    else if (line.text.trim() !== '') yield parseLine(line.number, line.text);
  }
}

function parseLine(line: number, text: string): BatchItem {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return { line, id: null, error: { code: 'malformed-json', message: 'The line is not valid JSON' } };
  }
  const field = findDuplicateField(text);
  if (field === undefined) return toBatchItem(line, record);
  return { line, id: null, error: { code: 'malformed-json', message: `The line has the field "${field}" twice` } };
}
