/** Reasons of rows and answers that the page can put in its own language; for others the service's words have to do. */
const KNOWN_CAUSES = [
  'answer-erased',
  'answer-invalid',
  'broken-encoding',
  'candidate-invalid',
  'cell-unreadable',
  'duplicate-row',
  'evaluation-failed',
  'field-count',
  'malformed-csv',
  'malformed-json',
  'question-unknown',
  'row-too-long',
  'worker-ended',
] as const;

/** Narrow a code of the service to one that the catalogue has words for. */
export function findKnownCause(code: string): (typeof KNOWN_CAUSES)[number] | undefined {
  return KNOWN_CAUSES.find((known) => known === code);
}
