import { STATUS_CODES } from 'node:http';
import type { ZodOpenApiResponsesObject } from 'zod-openapi';
import { type Problem, problemSchema } from '../../api/schemas.ts';
import type { TableUnreadableCode } from '../../tables/table-unreadable-error.ts';
import { domainProblems } from '../domain-problems.ts';

type Example = { readonly status: number; readonly detail: string; readonly errors?: Problem['errors'] };

/** Problems that the doors find out by themselves, by code. */
const ownProblems = {
  'malformed-json': { status: 400, detail: 'The body is not valid JSON' },
  'invalid-utf8': { status: 400, detail: 'The body is not valid UTF-8' },
  'bad-request': { status: 400, detail: 'The request could not be read; check its address, encoding and length' },
  'origin-not-allowed': { status: 403, detail: 'This came from a page of another site' },
  'too-many-requests': {
    status: 429,
    detail: 'There were too many requests; Retry-After says when to try again',
  },
  'method-not-allowed': { status: 405, detail: 'This address takes POST, OPTIONS' },
  'body-too-large': { status: 413, detail: 'The body is larger than 262144 bytes' },
  'unsupported-media-type': { status: 415, detail: 'Send the body as Content-Type: application/json' },
  'unsupported-charset': { status: 415, detail: 'Send the body in UTF-8' },
  'unsupported-content-encoding': {
    status: 415,
    detail: 'Send the body as it is, or with Content-Encoding gzip, deflate or br',
  },
  'internal-error': { status: 500, detail: 'The service failed; the log has the cause under the request id' },
} as const satisfies Readonly<Record<string, Example>>;

type Code = keyof typeof ownProblems | keyof typeof domainProblems;

/** What is told where the words are those of the failure itself, and the fields where some are wrong. */
const moreOf: { readonly [code in Code]?: Partial<Example> } = {
  'input-invalid': {
    detail: 'The body is not as it should be: questionId is missing',
    errors: [{ field: 'questionId', message: 'is missing' }],
  },
  'question-not-found': { errors: [{ field: 'questionId', message: 'is not the id of a question of this bank' }] },
  'not-signed-in': { detail: 'Sign in, or send an API key that is valid' },
  'sign-in-failed': { detail: 'The address or the password is not right' },
  'not-allowed': { detail: 'This needs the permission "batches", which your role or key does not have' },
  'account-not-found': { detail: 'There is no such account' },
  'invitation-not-found': { detail: 'There is no such invitation' },
  'api-key-not-found': { detail: 'There is no such API key' },
  'link-not-found': { detail: 'There is no such link' },
  'link-taken': { detail: 'The link was used already; ask for a new one' },
  'link-expired': { detail: 'The link is too old; ask for a new one' },
  'link-revoked': { detail: 'The link was taken back; ask for a new one' },
  'email-taken': { detail: 'There is an account with this address already; sign in with it' },
  'last-owner': { detail: 'This is the last owner; make somebody else an owner first' },
  'demo-mode': { detail: 'The service runs as a demo, where nobody signs in; start it without --demo' },
  'override-pattern-not-found': {
    detail: 'There is no such pattern of overrides; the rubric in use may be another one by now',
  },
  'draft-not-found': { detail: 'There is no such draft; it was published or removed' },
  'import-not-found': { detail: 'There is no such import' },
  'draft-changed': {
    detail: 'The draft was changed in between and is at revision 3 now; load it again',
    errors: [{ field: 'revision', message: 'is 3 now' }],
  },
  uncertain: { detail: '2 things are uncertain; look at them and say yes, or mend the text' },
  'rubric-unsound': {
    detail: '1 of the checks failed: bullet-negated c2; publish with a reason to override them',
    errors: [{ field: 'objections', message: 'bullet-negated c2' }],
  },
  'version-exists': { detail: 'Question "q-3f2a90c1" has a version 1.0.0 already, or one with the same content' },
  'document-unreadable': { detail: '题目.pdf is a PDF file; save it as .docx, or paste the text' },
  'no-questions': { detail: 'notes.txt holds no question with a model answer' },
  'engine-not-configured': { detail: 'The engine "llm" is not set up here; .env.example says how' },
  'model-access-denied': { detail: 'The endpoint refused the key (status 401)' },
  'model-request-rejected': { detail: 'The endpoint does not take the request (status 400)' },
  'model-reply-invalid': { detail: 'The reply of the model could not be read, also not after it was sent back' },
  'model-refused': { detail: 'The model declined to answer' },
  'model-unreachable': { detail: 'The endpoint could not be reached' },
  'model-rate-limited': { detail: 'The endpoint takes no more requests at the moment' },
  'upload-interrupted': { detail: 'The file broke off before its end' },
  'upload-not-found': { detail: 'There is no such upload; it was imported, discarded or is older than a day' },
  'review-task-not-found': { detail: 'There is no such review, or it is not yours to do' },
  'review-locked': {
    detail: 'Somebody else is at work on it until 2026-03-02T08:45:00.000Z',
    errors: [
      { field: 'holder', message: '0197f3c2-7c1e-7b43-9a55-7d3f0c6b1a01' },
      { field: 'until', message: '2026-03-02T08:45:00.000Z' },
    ],
  },
  'review-lock-lost': { detail: 'You do not hold this review, or no longer; take it again' },
  'review-state': { detail: 'This review is decided already' },
  'appeal-state': { detail: 'This criterion was contested before; a criterion is contested once' },
  'blind-review': { detail: 'Give your own verdicts first: you are reviewing this answer blind' },
  'evaluation-not-found': { detail: 'There is no such evaluation' },
  'candidate-not-found': { detail: 'No candidate is known by that id' },
  'batch-state': { detail: 'A batch that is finished cannot be paused' },
  'batch-bank': { detail: 'The batch was imported with the bank sales-training 1.0.0, which is not the one in use' },
  'idempotency-conflict': { detail: 'The idempotency key was used for another request' },
  'upload-too-large': { detail: 'The file is larger than 268435456 bytes' },
  'batch-empty': {
    detail: 'answers.csv: no row gave an answer; row 2: the column "题目" names no question of the bank',
  },
  'table-empty': { detail: 'answers.csv: holds no row' },
  'table-header-invalid': { detail: 'answers.csv: line 1: two columns are called "answer"' },
  'table-encoding-broken': { detail: 'answers.csv: line 7 is neither UTF-8 nor GB18030' },
  'table-not-xlsx': { detail: 'answers.xlsx: is no .xlsx file' },
  'table-too-large': { detail: 'answers.xlsx: is too large when unpacked' },
  'table-format-unknown': { detail: 'answers.doc: is neither CSV, XLSX nor NDJSON' },
  'table-sheet-unknown': { detail: 'answers.xlsx: has no such sheet' },
};

const descriptions: Readonly<Record<number, string>> = {
  400: 'The request cannot be read, or its fields are not as they should be',
  401: 'Nobody is signed in, or the API key is not valid',
  403: 'The role or the key does not allow it, or it came from another site',
  404: 'There is no such thing, or it is somebody else’s',
  405: 'The address does not take this method; the Allow header has those it takes',
  409: 'It cannot be done in the state in which things are',
  410: 'It was erased, or the link cannot be taken any more',
  413: 'The body is too large',
  415: 'The body is of a type, or packed in a way, that is not taken',
  422: 'The file cannot be read, or holds no answer or question; the words name the file and the place; or the engine is not set up here',
  429: 'There were too many requests; the Retry-After header says when to try again',
  500: 'The service failed; its log has the cause under the request id',
  502: 'The model that was asked cannot be used; its settings have to be mended',
  503: 'The store, or the model that was asked, is not available; the Retry-After header says when to try again',
  507: 'The store has no room left',
};

/** Codes of every request with a body in JSON. */
export const jsonBodyCodes = [
  'input-invalid',
  'malformed-json',
  'invalid-utf8',
  'bad-request',
  'body-too-large',
  'unsupported-media-type',
  'unsupported-charset',
  'unsupported-content-encoding',
] as const satisfies readonly Code[];

/** Codes of every request that reads from the store. */
export const readCodes = [
  'bad-request',
  'method-not-allowed',
  'internal-error',
  'store-unavailable',
] as const satisfies readonly Code[];

/** Codes of every request that writes to the store. */
export const writeCodes = [...readCodes, 'store-full'] as const satisfies readonly Code[];

/** Codes of every request that needs the language model. */
export const modelCodes = [
  'engine-not-configured',
  'model-access-denied',
  'model-request-rejected',
  'model-reply-invalid',
  'model-refused',
  'model-unreachable',
  'model-rate-limited',
] as const satisfies readonly Code[];

/** Codes of a file that holds no table. */
export const tableCodes = [
  'table-empty',
  'table-header-invalid',
  'table-encoding-broken',
  'table-not-xlsx',
  'table-too-large',
  'table-format-unknown',
  'table-sheet-unknown',
] as const satisfies readonly TableUnreadableCode[];

/** Describe the replies with these codes: one for each status, with an example for every code. */
export function problemResponses(...codes: readonly Code[]): ZodOpenApiResponsesObject {
  const examples = [...new Set(codes)].map(toProblem);
  const statuses = [...new Set(examples.map(({ status }) => status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const ofStatus = examples.filter((problem) => problem.status === status);
      const byCode = Object.fromEntries(ofStatus.map((value) => [value.code, { value }]));
      const content = { 'application/problem+json': { schema: problemSchema, examples: byCode } };
      return [status, { description: descriptions[status] ?? '', content }];
    }),
  );
}

function toProblem(code: Code): Problem {
  const known: { readonly status: number; readonly detail?: string } = { ...ownProblems, ...domainProblems }[code];
  const { status, detail = '', errors } = { ...known, ...moreOf[code] };
  const requestId = '7f6c1c9e-5d0b-4a58-9a53-1d1d3a6f0c11';
  const title = STATUS_CODES[status] ?? '';
  return { type: 'about:blank', title, status, detail, code, requestId, ...(errors === undefined ? {} : { errors }) };
}
