import { ENGINE_FAILURES } from '../evidence/engine-failures.ts';

/** Refusals that the page can put in its own language; the service's words, which name file, row or field, follow. */
const KNOWN_PROBLEMS = [
  ...ENGINE_FAILURES,
  'batch-bank',
  'batch-empty',
  'batch-not-found',
  'batch-state',
  'cap-reached',
  'document-unreadable',
  'draft-changed',
  'draft-not-found',
  'idempotency-conflict',
  'import-not-found',
  'no-questions',
  'rubric-not-found',
  'rubric-unsound',
  'store-full',
  'table-empty',
  'table-encoding-broken',
  'table-format-unknown',
  'table-header-invalid',
  'table-not-xlsx',
  'table-sheet-unknown',
  'table-too-large',
  'uncertain',
  'upload-interrupted',
  'upload-not-found',
  'upload-too-large',
  'version-exists',
] as const;

/** Narrow a code of the service to one that the catalogue has words for. */
export function findKnownProblem(code: string | undefined): (typeof KNOWN_PROBLEMS)[number] | undefined {
  return KNOWN_PROBLEMS.find((known) => known === code);
}
