import type { RawLine } from './split-lines.ts';
import type { RowProblem } from './table.ts';

/** A line as text, or why it is none. */
export type TextLine = Pick<RawLine, 'number' | 'lineBreak'> &
  ({ readonly text: string; readonly sizeBytes: number } | { readonly error: RowProblem });

/** Of a line and of a record: above the longest answer with every character escaped (120 kB), and what the service takes. */
export const lineLimitBytes = 256 * 1024;
