import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import request from 'supertest';
import { afterEach, expect, it, vi } from 'vitest';
import { problemSchema } from '../../src/api/schemas.ts';
import { type EvaluationError, InputInvalidError } from '../../src/domain/errors.ts';
import { drainRequest } from '../../src/server/drain-request.ts';
import * as storeErrors from '../../src/storage/store-errors.ts';
import { UploadInterruptedError, UploadNotFoundError, UploadTooLargeError } from '../../src/storage/upload-errors.ts';
import { TableUnreadableError } from '../../src/tables/table-unreadable-error.ts';
import { BatchEmptyError } from '../../src/workflows/import-batch.ts';
import { aBank } from '../workflows/a-bank.ts';
import { anApp } from './an-app.ts';
import { fakeBatchServices } from './fake-batch-services.ts';

afterEach(() => void vi.useRealTimers());

async function failWith(error: Error) {
  const { app, logged } = await anApp({
    batches: { ...fakeBatchServices(aBank()), getBatch: () => Promise.reject(error) },
  });
  const reply = await request(app).get('/v1/batches/b1');
  return { reply, problem: problemSchema.parse(reply.body), logged: logged.join('') };
}

const cases: readonly { readonly error: EvaluationError; readonly status: number; readonly says: RegExp }[] = [
  { error: new storeErrors.BatchNotFoundError('SECRET'), status: 404, says: /no such batch/ },
  { error: new storeErrors.ItemNotFoundError('SECRET', 1), status: 404, says: /no item/ },
  { error: new storeErrors.EvaluationNotFoundError(), status: 404, says: /no such evaluation/ },
  { error: new storeErrors.CandidateNotFoundError(), status: 404, says: /No candidate/ },
  { error: new UploadNotFoundError(), status: 404, says: /imported, discarded or/ },
  { error: new storeErrors.AnswerNotFoundError(), status: 410, says: /erased/ },
  { error: new storeErrors.BatchStateError('paused', 'finished'), status: 409, says: /finished cannot be paused/ },
  { error: new storeErrors.CapReachedError('SECRET'), status: 409, says: /give a higher one/ },
  { error: new storeErrors.IdempotencyConflictError(), status: 409, says: /another request/ },
  { error: new UploadTooLargeError(7), status: 413, says: /7 bytes/ },
  { error: new UploadInterruptedError(), status: 400, says: /broke off/ },
  {
    error: new TableUnreadableError('table-not-xlsx', 'a.xlsx', 'is no zip'),
    status: 422,
    says: /^a\.xlsx: is no zip$/,
  },
  { error: new TableUnreadableError('table-encoding-broken', 'a.csv', 'line 3'), status: 422, says: /line 3/ },
  { error: new BatchEmptyError('a.csv', []), status: 422, says: /^a\.csv: no row gave an answer$/ },
  { error: new storeErrors.StoreUnavailableError('SECRET'), status: 503, says: /try again/ },
  { error: new storeErrors.StoreFullError(), status: 507, says: /no room/ },
];

it.each(cases)('answers $error.code with $status', async ({ error, status, says }) => {
  const { reply, problem, logged } = await failWith(error);
  expect(problem).toMatchObject({ status, code: error.code, detail: expect.stringMatching(says) });
  expect(reply.headers['retry-after']).toBe(status === 503 ? '5' : undefined);
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(reply.text + logged).not.toContain('SECRET');
  expect(logged.includes('"level":50')).toBe(status >= 500);
});

it.each([
  new storeErrors.StoreSchemaError('SECRET'),
  new storeErrors.RubricUnknownError('SECRET'),
  new Error('SECRET'),
])('says of a failure that no caller can help only that there was one: $name', async (error) => {
  const { reply, problem, logged } = await failWith(error);
  expect(problem).toMatchObject({ status: 500, code: 'internal-error' });
  expect(reply.text + logged).not.toContain('SECRET');
});

it('passes on which fields are wrong', async () => {
  const errors = [{ field: 'mapping.answer', message: 'is not a column of the file' }];
  const { problem } = await failWith(new InputInvalidError(errors));
  expect(problem).toMatchObject({ status: 400, code: 'input-invalid', errors });
});

it('cuts a caller off that takes longer than 30 seconds to send a body in JSON', async () => {
  const { app } = await anApp();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const socket = connect((app.address() as AddressInfo).port, '127.0.0.1').resume();
  const closed = once(socket, 'close');
  const head =
    'POST /v1/evaluations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n';
  socket.write(`${head}{"answer"`);
  await vi.waitUntil(() => vi.getTimerCount() > 0);
  vi.advanceTimersByTime(29_999);
  expect(socket.closed).toBe(false);
  vi.advanceTimersByTime(1);
  await closed;
});

it('gives up reading a body that nobody wants after 30 seconds', async () => {
  vi.useFakeTimers();
  const drained = vi.fn();
  void drainRequest(new PassThrough()).then(drained);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(drained).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(drained).toHaveBeenCalledOnce();
});

it('gives up reading a body that nobody wants after 512 MiB', async () => {
  const chunk = Buffer.alloc(64 * 1024 * 1024);
  let sent = 0;
  const endless = new Readable({
    read() {
      sent += 1;
      this.push(chunk);
    },
  });
  await drainRequest(endless);
  expect(sent).toBeGreaterThan(8);
  expect(sent).toBeLessThan(12);
});
