import request from 'supertest';
import { expect, it } from 'vitest';
import { anApp } from './an-app.ts';
import { asKey, fakeEntrance } from './fake-entrance.ts';

const Cookie = 'who=interviewer';

/** The code with which making a batch is refused; that of a body without type for who gets so far. */
async function codeOf(headers: Record<string, string>, publicUrl?: string) {
  const { app } = await anApp({ entrance: fakeEntrance({ publicUrl }), isLocalOnly: false });
  return (
    await request(app)
      .post('/v1/batches')
      .set({ Host: 'answers.test', ...headers })
  ).body.code;
}

it.each([
  { from: 'its own page', headers: { Origin: 'http://answers.test' }, code: 'unsupported-media-type' },
  {
    from: 'its own page, by another header',
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    code: 'unsupported-media-type',
  },
  { from: 'another site', headers: { Origin: 'http://evil.test' }, code: 'origin-not-allowed' },
  { from: 'another port', headers: { Origin: 'http://answers.test:81' }, code: 'origin-not-allowed' },
  { from: 'another scheme', headers: { Origin: 'https://answers.test' }, code: 'origin-not-allowed' },
  {
    from: 'a name that begins alike',
    headers: { Origin: 'http://answers.test.evil.test' },
    code: 'origin-not-allowed',
  },
  { from: 'a page without origin', headers: { Origin: 'null' }, code: 'origin-not-allowed' },
  { from: 'a sibling site', headers: { 'Sec-Fetch-Site': 'same-site' }, code: 'origin-not-allowed' },
  { from: 'another site, by another header', headers: { 'Sec-Fetch-Site': 'cross-site' }, code: 'origin-not-allowed' },
  {
    from: 'another site that claims to be this one in one header',
    headers: { Origin: 'http://evil.test', 'Sec-Fetch-Site': 'same-origin' },
    code: 'origin-not-allowed',
  },
  { from: 'nowhere', headers: {}, code: 'origin-not-allowed' },
])('answers a request with a cookie from $from with $code', async ({ headers, code }) => {
  expect(await codeOf({ Cookie, ...headers })).toBe(code);
});

it('goes by its public address where it has one', async () => {
  const publicUrl = 'https://answers.example.org';
  expect(await codeOf({ Cookie, Origin: publicUrl }, publicUrl)).toBe('unsupported-media-type');
  expect(await codeOf({ Cookie, Origin: 'http://answers.test' }, publicUrl)).toBe('origin-not-allowed');
});

it('asks a program with a key for no origin, and heeds its cookie as little', async () => {
  expect(await codeOf(asKey('interviewer', ['batches']))).toBe('unsupported-media-type');
  expect(await codeOf({ Cookie, Authorization: 'Bearer ae_none' })).toBe('not-signed-in');
  expect(await codeOf({ Cookie, ...asKey('interviewer', ['rubrics']) })).toBe('not-allowed');
});

it('lets nobody be signed in by another site', async () => {
  const { app } = await anApp({ entrance: fakeEntrance() });
  const signIn = request(app).post('/v1/sessions').set('Origin', 'http://evil.test');
  const { body } = await signIn.send({ email: 'a@example.org', password: 'x' }).expect(403);
  expect(body.code).toBe('origin-not-allowed');
});

it('reads for pages of other sites, which cannot see the reply', async () => {
  const { app } = await anApp({ entrance: fakeEntrance() });
  const { headers } = await request(app).get('/v1/batches').set({ Cookie, Origin: 'http://evil.test' }).expect(200);
  expect(headers['access-control-allow-origin']).toBeUndefined();
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
});

it('keeps other sites from doing things in a demo, which has no cookie', async () => {
  const { app } = await anApp();
  const { body } = await request(app).post('/v1/batches/b1/start').set('Origin', 'http://evil.test').expect(403);
  expect(body.code).toBe('origin-not-allowed');
});
