import { DraftChangedError, RubricUnsoundError } from '../domain/authoring-errors.ts';
import { type EvaluationError, InputInvalidError } from '../domain/errors.ts';
import { ReviewLockedError } from '../domain/review-errors.ts';
import type { EngineFailureCode } from '../engines/engine-errors.ts';
import type { TableUnreadableCode } from '../tables/table-unreadable-error.ts';
import { HttpProblem } from './http-problem.ts';

type DomainProblem = {
  readonly status: number;
  /** What the caller is told; the error's own message where it is left out, because that holds only facts of the service. */
  readonly detail?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const unreadableTable: DomainProblem = { status: 422 };

/** The endpoint is to blame, not the caller; asking again is of no use until its settings are mended. */
const unusableModel: DomainProblem = { status: 502 };

/** What each failure of the domain is over HTTP. A code that is not here is a failure of the service. */
export const domainProblems = {
  'input-invalid': { status: 400, detail: 'The request has values that cannot be used' },
  'upload-interrupted': { status: 400 },
  'question-not-found': { status: 404, detail: 'There is no such question; GET /v1/questions lists them' },
  'batch-not-found': { status: 404, detail: 'There is no such batch; GET /v1/batches lists them' },
  'item-not-found': { status: 404, detail: 'The batch has no item at this position' },
  'upload-not-found': { status: 404 },
  'evaluation-not-found': { status: 404 },
  'candidate-not-found': { status: 404 },
  'draft-not-found': { status: 404 },
  'import-not-found': { status: 404 },
  'override-pattern-not-found': { status: 404 },
  'rubric-not-found': { status: 404, detail: 'There is no such rubric version or draft; GET /v1/rubrics lists them' },
  'draft-changed': { status: 409 },
  uncertain: { status: 409 },
  'rubric-unsound': { status: 409 },
  'version-exists': { status: 409 },
  'batch-state': { status: 409 },
  'batch-bank': { status: 409 },
  'cap-reached': {
    status: 409,
    detail: 'As many answers are done, or as much is spent, as the cap allows; give a higher one',
  },
  'idempotency-conflict': { status: 409 },
  'review-task-not-found': { status: 404 },
  'review-locked': { status: 409 },
  'review-lock-lost': { status: 409 },
  'review-state': { status: 409 },
  'appeal-state': { status: 409 },
  'blind-review': { status: 403 },
  'answer-not-found': { status: 410, detail: 'The answer was erased' },
  'upload-too-large': { status: 413 },
  'table-empty': unreadableTable,
  'table-header-invalid': unreadableTable,
  'table-encoding-broken': unreadableTable,
  'table-not-xlsx': unreadableTable,
  'table-too-large': unreadableTable,
  'table-format-unknown': unreadableTable,
  'table-sheet-unknown': unreadableTable,
  'batch-empty': { status: 422 },
  'document-unreadable': { status: 422 },
  'no-questions': { status: 422 },
  'store-unavailable': {
    status: 503,
    detail: 'The store is not available at the moment; nothing was written, try again',
    headers: { 'Retry-After': '5' },
  },
  'erasure-unfinished': { status: 503 },
  'engine-not-configured': { status: 422 },
  'spending-cap-reached': { status: 409 },
  'model-access-denied': unusableModel,
  'model-request-rejected': unusableModel,
  'model-reply-invalid': unusableModel,
  'model-refused': unusableModel,
  'model-unreachable': { status: 503, headers: { 'Retry-After': '5' } },
  'model-rate-limited': { status: 503, headers: { 'Retry-After': '30' } },
  'not-signed-in': { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } },
  'sign-in-failed': { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } },
  'not-allowed': { status: 403 },
  'account-not-found': { status: 404 },
  'invitation-not-found': { status: 404 },
  'api-key-not-found': { status: 404 },
  'link-not-found': { status: 404 },
  'email-taken': { status: 409 },
  'last-owner': { status: 409 },
  'demo-mode': { status: 409 },
  'link-taken': { status: 410 },
  'link-expired': { status: 410 },
  'link-revoked': { status: 410 },
  'store-full': { status: 507, detail: 'The store has no room left; nothing was written' },
} as const satisfies Readonly<Record<string, DomainProblem>> &
  Readonly<Record<TableUnreadableCode | EngineFailureCode, DomainProblem>>;

/** Turn a failure of the domain into a problem; undefined if it is none of the caller's business. */
export function toDomainProblem(error: EvaluationError): HttpProblem | undefined {
  const known: DomainProblem | undefined = isKnown(error.code) ? domainProblems[error.code] : undefined;
  if (known === undefined) return undefined;
  const { status, detail = error.message, headers = {} } = known;
  const errors = fieldsOf(error);
  return new HttpProblem(status, error.code, detail, { headers, ...(errors === undefined ? {} : { errors }) });
}

function isKnown(code: string): code is keyof typeof domainProblems {
  return Object.hasOwn(domainProblems, code);
}

function fieldsOf(error: EvaluationError) {
  if (error instanceof InputInvalidError) return error.problems;
  if (error instanceof DraftChangedError) return [{ field: 'revision', message: `is ${error.revision} now` }];
  if (error instanceof ReviewLockedError) {
    return [
      { field: 'holder', message: error.holderId },
      { field: 'until', message: error.until },
    ];
  }
  if (error instanceof RubricUnsoundError)
    return error.objections.map((name) => ({ field: 'objections', message: name }));
  if (error.code !== 'question-not-found') return undefined;
  return [{ field: 'questionId', message: 'is not the id of a question of this bank' }];
}
