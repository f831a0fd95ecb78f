import { type EngineFailureCode, findEngineFailure } from '../evidence/engine-failures.ts';

/** Why a row or an answer came to nothing, as the service tells it. */
export type Cause = {
  readonly code: string;
  readonly message: string;
  /** Name of the column to blame. */
  readonly column?: string | null;
  /** The row that counts instead. */
  readonly otherRow?: number | null;
};

/** Reasons that the page can put in its own language; for others the service's words have to do. */
const KNOWN_CAUSES = [
  'answer-erased',
  'answer-invalid',
  'broken-encoding',
  'candidate-invalid',
  'cell-unreadable',
  'duplicate-row',
  'evaluation-failed',
  'evaluation-thread-ended',
  'field-count',
  'malformed-csv',
  'malformed-json',
  'question-not-found',
  'question-unknown',
  'row-too-long',
  'second-answer',
  'worker-ended',
] as const;

/** Reasons that say nothing without the other row. */
const OF_TWO_ROWS: readonly string[] = ['duplicate-row', 'second-answer'];

type CauseKey =
  | `cause.${(typeof KNOWN_CAUSES)[number]}`
  | 'cause.malformed-json.value'
  | `problem.${EngineFailureCode}`;

/**
 * Find the words for a cause.
 *
 * @returns a text of the catalogue with its values, or undefined if it has none
 */
export function causeWords({ code, column = null, otherRow = null }: Cause): [CauseKey, { row: number }] | undefined {
  const failure = findEngineFailure(code);
  if (failure !== undefined) return [`problem.${failure}`, { row: 0 }];
  const known = KNOWN_CAUSES.find((it) => it === code);
  if (known === undefined || (otherRow === null && OF_TWO_ROWS.includes(code))) return undefined;
  // With a column to blame, the line as a whole is fine.
  const isOfValue = known === 'malformed-json' && column !== null;
  return [isOfValue ? 'cause.malformed-json.value' : `cause.${known}`, { row: otherRow ?? 0 }];
}
