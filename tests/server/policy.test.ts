import request from 'supertest';
import { expect, it } from 'vitest';
import { type Role, type Scope, scopes } from '../../src/domain/actor.ts';
import { anApp } from './an-app.ts';
import { asKey, asPerson, fakeEntrance } from './fake-entrance.ts';

/**
 * Who may call what. everybody: also who is not signed in. signed-in: whoever they are, people and keys. person: whoever came in without
 * a key. Any other: those with that permission, and keys with the scope of its name; a list: with one of them.
 */
const policy: Readonly<Record<string, string>> = {
  'get /healthz': 'everybody',
  'get /readyz': 'everybody',
  'get /v1/access': 'everybody',
  'post /v1/sessions': 'everybody',
  'post /v1/links/read': 'everybody',
  'post /v1/invitations/accept': 'everybody',
  'post /v1/password-resets': 'everybody',
  'delete /v1/sessions/current': 'person',
  'put /v1/account/password': 'person',
  'get /v1/api-keys': 'person',
  'post /v1/api-keys': 'person',
  'delete /v1/api-keys/{id}': 'person',
  'get /v1/invitations': 'person with batches',
  'post /v1/invitations': 'person with batches',
  'delete /v1/invitations/{id}': 'person with batches',
  'get /v1/accounts': 'access',
  'patch /v1/accounts/{id}': 'access',
  'delete /v1/accounts/{id}': 'access',
  'post /v1/accounts/{id}/reset-link': 'access',
  'get /v1/questions': 'signed-in',
  'get /v1/questions/{id}': 'signed-in',
  'get /v1/engines': 'signed-in',
  'get /v1/evaluations': 'evaluations',
  'post /v1/evaluations': 'evaluations',
  'get /v1/evaluations/{id}': 'evaluations',
  'post /v1/evaluations/{id}/again': 'evaluations',
  'get /v1/evaluations/{id}/receipt': 'batches reviews',
  'post /v1/uploads': 'batches',
  'get /v1/uploads/{id}': 'batches',
  'delete /v1/uploads/{id}': 'batches',
  'post /v1/batches': 'batches',
  'get /v1/batches': 'batches',
  'get /v1/batches/{id}': 'batches',
  'get /v1/batches/{id}/forecast': 'batches',
  'post /v1/batches/{id}/start': 'batches',
  'post /v1/batches/{id}/resume': 'batches',
  'post /v1/batches/{id}/pause': 'batches',
  'post /v1/batches/{id}/cancel': 'batches',
  'post /v1/batches/{id}/retry': 'batches',
  'get /v1/batches/{id}/items': 'batches',
  'get /v1/batches/{id}/items/{position}': 'batches',
  'get /v1/batches/{id}/rejected-rows': 'batches',
  'get /v1/batches/{id}/distributions': 'batches',
  'get /v1/batches/{id}/similar-answers': 'batches',
  'get /v1/batches/{id}/review-plan': 'batches',
  'get /v1/batches/{id}/results.csv': 'batches',
  'get /v1/batches/{id}/results.xlsx': 'batches',
  'get /v1/batches/{id}/results.ndjson': 'batches',
  'get /v1/batches/{id}/events': 'batches',
  'post /v1/imports': 'rubrics',
  'get /v1/imports/{id}': 'rubrics',
  'get /v1/drafts': 'rubrics',
  'post /v1/drafts': 'rubrics',
  'get /v1/drafts/{id}': 'rubrics',
  'put /v1/drafts/{id}': 'rubrics',
  'delete /v1/drafts/{id}': 'rubrics',
  'post /v1/drafts/{id}/tests': 'rubrics',
  'post /v1/drafts/{id}/proposals': 'rubrics',
  'post /v1/drafts/{id}/publication': 'publish',
  'post /v1/rubric-trials': 'rubrics',
  'get /v1/rubrics': 'rubrics',
  'get /v1/rubrics/{hash}': 'rubrics',
  'get /v1/rubric-comparisons': 'rubrics',
  'post /v1/rescorings': 'publish',
  'post /v1/candidates/forget': 'candidates',
  'get /v1/review-queue': 'reviews',
  'get /v1/reviewers': 'reviews',
  'post /v1/batches/{id}/review-tasks': 'reviews',
  'get /v1/review-tasks/{id}': 'reviews',
  'post /v1/review-tasks/{id}/lock': 'reviews',
  'put /v1/review-tasks/{id}/lock': 'reviews',
  'delete /v1/review-tasks/{id}/lock': 'reviews',
  'put /v1/review-tasks/{id}/assignee': 'reviews',
  'post /v1/review-tasks/{id}/blind-verdicts': 'reviews',
  'post /v1/review-tasks/{id}/decision': 'reviews',
  'get /v1/evaluations/{id}/reviews': 'evaluations',
  'post /v1/evaluations/{id}/second-reviews': 'reviews',
  'post /v1/evaluations/{id}/appeals': 'evaluations',
  'get /v1/appeals': 'evaluations',
  'get /v1/agreement': 'reviews',
  'get /v1/reviewer-drift': 'reviews',
  'get /v1/override-patterns': 'reviews',
  'post /v1/override-patterns/{id}/proposal': 'reviews',
};

const rolesWith: Readonly<Record<string, readonly Role[]>> = {
  everybody: ['candidate', 'interviewer', 'owner'],
  'signed-in': ['candidate', 'interviewer', 'owner'],
  person: ['candidate', 'interviewer', 'owner'],
  'person with batches': ['interviewer', 'owner'],
  evaluations: ['candidate', 'interviewer', 'owner'],
  batches: ['interviewer', 'owner'],
  'batches reviews': ['interviewer', 'owner'],
  rubrics: ['interviewer', 'owner'],
  reviews: ['interviewer', 'owner'],
  publish: ['owner'],
  candidates: ['owner'],
  access: ['owner'],
};

const { app } = await anApp({ entrance: fakeEntrance() });
const document = (await request(app).get('/openapi.json').expect(200)).body;
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.keys(item as object).map((method) => ({ method, path, operation: `${method} ${path}` })),
);

/** 401 or 403 for who is refused; 0 for who is let in, whatever is said then about things that are not there. */
async function refusal(
  { method, path }: { method: string; path: string },
  headers: Record<string, string>,
  asked = app,
) {
  const address = path.replaceAll(/\{\w+\}/g, 'nothing');
  const { status, body } = await request(asked)[method as 'get'](address).set(headers);
  if (status !== 401 && status !== 403) return 0;
  expect(body.code).toBe(status === 401 ? 'not-signed-in' : 'not-allowed');
  return status;
}

it('says of every operation who may call it, and of no other', () => {
  expect(operations.map(({ operation }) => operation).sort()).toEqual(Object.keys(policy).sort());
});

it.each(operations)('lets into $operation those who may, and nobody else', async (called) => {
  const needed = policy[called.operation] ?? '';
  const allowed = rolesWith[needed] ?? [];
  expect(await refusal(called, {})).toBe(needed === 'everybody' ? 0 : 401);
  for (const role of ['candidate', 'interviewer', 'owner'] as const) {
    expect([role, await refusal(called, asPerson(role))]).toEqual([role, allowed.includes(role) ? 0 : 403]);
  }
});

it.each(operations)('lets a key into $operation by its scope and its person’s role', async (called) => {
  const needed = policy[called.operation] ?? '';
  const isOpen = needed === 'everybody' || needed === 'signed-in';
  const named = scopes.filter((scope) => needed.split(' ').includes(scope) && !needed.startsWith('person'));
  const others = scopes.filter((scope) => !named.includes(scope));
  const as = (role: Role, given: readonly Scope[]) => refusal(called, asKey(role, given));
  expect(await as('owner', scopes)).toBe(isOpen || named.length > 0 ? 0 : 403);
  expect(await as('owner', others)).toBe(isOpen ? 0 : 403);
  for (const scope of named) expect(await as('owner', [scope])).toBe(0);
  expect(await as('candidate', scopes)).toBe(isOpen || needed === 'evaluations' ? 0 : 403);
});

it.each(operations)('has $operation refuse a key that is not valid', async (called) => {
  const isBelowV1 = called.path.startsWith('/v1/');
  // One of its own: who sends many keys that are not valid is told so in other words.
  const { app: fresh } = await anApp({ entrance: fakeEntrance() });
  expect(await refusal(called, { Authorization: 'Bearer ae_unknown' }, fresh)).toBe(isBelowV1 ? 401 : 0);
});

it('refuses with words about what to do, and says how to sign in', async () => {
  const { headers, body } = await request(app).get('/v1/batches').expect(401);
  expect(headers['www-authenticate']).toBe('Bearer');
  expect(body.detail).toBe('Sign in, or send an API key that is valid');
});

it('lets everybody have the page, its documentation and its description', async () => {
  await request(app).get('/openapi.json').expect(200);
  await request(app).get('/docs').expect(200);
  expect((await request(app).get('/')).body.code).toBe('page-not-built');
});

it('has a key count only in its header', async () => {
  const key = 'ae_owner:batches';
  await request(app).get('/v1/batches').set('Authorization', `Bearer ${key}`).expect(200);
  await request(app).get(`/v1/batches?key=${key}`).expect(401);
  await request(app).get(`/v1/batches?authorization=Bearer%20${key}`).expect(401);
  await request(app).get('/v1/batches').set('Cookie', `key=${key}`).expect(401);
});

it('asks for no address that a new route could hide behind', async () => {
  await request(app).get('/v1/nothing-yet').expect(401);
  await request(app).get('/V1/BATCHES').expect(401);
  await request(app).get('/v1/batches/').expect(401);
  await request(app).get('//v1/batches').expect(404);
  await request(app).post('/v1/access').expect(401);
});
