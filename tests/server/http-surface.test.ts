import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterEach, expect, it, vi } from 'vitest';
import { problemSchema, questionListSchema, questionSchema } from '../../src/api/schemas.ts';
import { anApp } from './an-app.ts';

const { app } = await anApp();

afterEach(() => void vi.useRealTimers());

it('lists the questions in the order of the bank', async () => {
  const { body } = await request(app).get('/v1/questions').expect(200);
  expect(questionListSchema.parse(body).questions.map(({ id }) => id)).toEqual(['complaint', 'delay']);
});

it.each(['/v1/questions', '/v1/questions/complaint'])(
  'keeps cues, practice and model answers out of %s',
  async (path) => {
    const { text } = await request(app).get(path).expect(200);
    for (const secret of [
      'cue-of',
      'model-answer',
      'practice',
      'covered-text',
      'partial-text',
      'suggest',
      'vocabulary',
    ]) {
      expect(text).not.toContain(secret);
    }
  },
);

it('gives one question', async () => {
  const { body } = await request(app).get('/v1/questions/delay').expect(200);
  expect(questionSchema.parse(body)).toMatchObject({ id: 'delay', sectionId: 'english', language: 'en', points: 3 });
});

it.each([
  { method: 'get', path: '/v1/questions/nothing', status: 404, code: 'question-not-found', allow: undefined },
  { method: 'get', path: '/v1/questions/%E0%A4%A', status: 400, code: 'bad-request', allow: undefined },
  { method: 'get', path: '/nothing', status: 404, code: 'not-found', allow: undefined },
  { method: 'get', path: '/%00', status: 404, code: 'not-found', allow: undefined },
  { method: 'get', path: '/..%2f..%2fpackage.json', status: 404, code: 'not-found', allow: undefined },
  { method: 'get', path: '/', status: 404, code: 'page-not-built', allow: undefined },
  {
    method: 'put',
    path: '/v1/evaluations',
    status: 405,
    code: 'method-not-allowed',
    allow: 'GET, POST, HEAD, OPTIONS',
  },
  { method: 'delete', path: '/v1/questions', status: 405, code: 'method-not-allowed', allow: 'GET, HEAD, OPTIONS' },
  { method: 'post', path: '/healthz', status: 405, code: 'method-not-allowed', allow: 'GET, HEAD, OPTIONS' },
  { method: 'patch', path: '/v1/batches', status: 405, code: 'method-not-allowed', allow: 'GET, POST, HEAD, OPTIONS' },
  {
    method: 'post',
    path: '/v1/uploads/u',
    status: 405,
    code: 'method-not-allowed',
    allow: 'GET, DELETE, HEAD, OPTIONS',
  },
  { method: 'get', path: '/v1/candidates/forget', status: 405, code: 'method-not-allowed', allow: 'POST, OPTIONS' },
  { method: 'put', path: '/docs', status: 405, code: 'method-not-allowed', allow: 'GET, HEAD, OPTIONS' },
] as const)('answers $method $path with $status as a problem', async ({ method, path, status, code, allow }) => {
  const reply = await request(app)[method](path);
  expect(reply.status).toBe(status);
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(reply.headers.allow).toBe(allow);
  expect(problemSchema.parse(reply.body)).toMatchObject({ status, code, requestId: reply.headers['x-request-id'] });
});

it('answers OPTIONS with the methods of the address', async () => {
  const { status, headers } = await request(app).options('/v1/evaluations');
  expect([status, headers.allow]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
});

it.each([
  { given: 'trace-1.2_3', kept: true },
  { given: 'two words', kept: false },
  { given: 'x'.repeat(65), kept: false },
  { given: '<script>', kept: false },
])('keeps request id $given: $kept', async ({ given, kept }) => {
  const { headers } = await request(app).get('/healthz').set('X-Request-Id', given);
  const id = headers['x-request-id'];
  if (kept) expect(id).toBe(given);
  else expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

it('is ready as long as the store answers', async () => {
  await request(app).get('/readyz').expect(200, { status: 'ready' }).expect('Cache-Control', 'no-store');
});

it.each([
  { why: 'fails', ping: async () => Promise.reject(new TypeError('secret of the store')) },
  { why: 'is silent for two seconds', ping: () => new Promise<void>(() => undefined) },
])('is not ready while the store $why, and is healthy all the same', async ({ ping }) => {
  const { app: waiting } = await anApp({ ping });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const asked = request(waiting)
    .get('/readyz')
    .then((reply) => reply);
  await once(waiting, 'request');
  vi.advanceTimersByTime(2_000);
  const { status, headers, body } = await asked;
  expect([status, body.code, headers['retry-after']]).toEqual([503, 'store-unavailable', '5']);
  expect(body.detail).not.toContain('secret');
  await request(waiting).get('/healthz').expect(200);
});

it('lets pages load scripts from itself only, and does not ask browsers for https', async () => {
  const { headers } = await request(app).get('/healthz').expect(200, { status: 'ok' });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain("script-src 'self';");
  expect(headers['content-security-policy']).not.toMatch(/upgrade-insecure|https?:|\*/);
  expect(headers).not.toHaveProperty('strict-transport-security');
  expect(headers).not.toHaveProperty('x-powered-by');
  expect(headers['x-content-type-options']).toBe('nosniff');
});

it('serves the documentation from this machine, without inline scripts', async () => {
  const { text } = await request(app).get('/docs').expect(200).expect('Content-Type', /html/);
  expect(text).not.toMatch(/https?:\/\/|<script>|onload=/);
  const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
  expect(files).toContain('/docs/swagger-ui-bundle.js');
  for (const file of files) await request(app).get(file).expect(200);
});

it('serves the page: hashed files for ever, the page itself checked each time', async () => {
  const webDirectory = mkdtempSync(join(tmpdir(), 'web-'));
  mkdirSync(join(webDirectory, 'assets'));
  writeFileSync(join(webDirectory, 'index.html'), '<title>页面</title>');
  writeFileSync(join(webDirectory, 'assets', 'main-abc123.js'), '1');
  const { app: withPage } = await anApp({ webDirectory });
  const page = await request(withPage).get('/').expect(200).expect('Cache-Control', 'no-cache');
  expect(page.text).toContain('页面');
  const immutable = 'public, max-age=31536000, immutable';
  await request(withPage).get('/assets/main-abc123.js').expect(200).expect('Cache-Control', immutable);
  await request(withPage).get('/assets').expect(404);
  await request(withPage).get('/assets/old.js').expect(404).expect('Cache-Control', 'no-store');
  await request(withPage).post('/').expect(405).expect('Allow', 'GET, HEAD, OPTIONS');
});
