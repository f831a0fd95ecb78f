import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { expect, it, onTestFinished } from 'vitest';
import { openAccess } from '../../../src/open-access.ts';
import { createSignIn } from '../../../src/storage/better-auth/create-sign-in.ts';
import { loadSessionSecret } from '../../../src/storage/disk/session-secret.ts';
import type { SignIn } from '../../../src/storage/sign-in.ts';
import { createIdSource } from '../../../src/storage/sql/new-id.ts';
import { createAccessServices } from '../../../src/workflows/create-access-services.ts';
import { anAccessApp, cookieOf, password } from '../access-app.ts';

it('leaves no session that was begun with the old password while a new one was set', async () => {
  const { enter, storage, db } = await anAccessApp();
  await enter('candidate');
  await db.deleteFrom('sessions').execute();
  const url = 'http://127.0.0.1';
  const real = await createSignIn({ db, secret: randomBytes(32).toString('hex'), url, newId: createIdSource() });
  const open: SignIn['open'] = async (email, typed) => {
    const opened = await real.open(email, typed);
    await db.updateTable('credentials').set({ password: 'new:hash' }).execute();
    return opened;
  };
  const now = () => new Date().toISOString();
  const services = createAccessServices({ ...storage, signIn: { ...real, open }, now });
  const signingIn = services.signIn('candidate@example.org', password);
  await expect(signingIn).rejects.toMatchObject({ code: 'sign-in-failed' });
  expect(await db.selectFrom('sessions').select('id').execute()).toEqual([]);
});

it('signs in under a new cookie, whatever cookie the browser had before', async () => {
  const { app, enter, post } = await anAccessApp();
  const { cookie } = await enter('candidate');
  await enter('interviewer');
  const body = { email: 'interviewer@example.org', password };
  const given = cookieOf((await post('/v1/sessions', body, cookie).expect(201)).headers);
  expect(given).not.toBe('');
  expect(given).not.toBe(cookie);
  const planted = await post('/v1/sessions', body, 'answer-evaluator.session_token=chosen.by-somebody').expect(201);
  expect(cookieOf(planted.headers)).not.toMatch(/chosen/);
  // The cookie of before stays what it was: nobody's session becomes somebody else's.
  const { body: known } = await request(app).get('/v1/access').set('Cookie', cookie).expect(200);
  expect(known.account.email).toBe('candidate@example.org');
});

it('lets nobody in by a cookie that it has not made', async () => {
  const { app, enter } = await anAccessApp();
  const { cookie } = await enter('owner');
  const [name = '', value = ''] = cookie.split('=');
  const statusOf = async (sent: string) =>
    (await request(app).get('/v1/accounts').set('Cookie', `${name}=${sent}`)).status;
  expect(await statusOf(value)).toBe(200);
  const signedByOther = value.replace(/\..*/, `.${'A'.repeat(43)}%3D`);
  const unsigned = value.replace(/\..*/, '');
  for (const sent of [signedByOther, unsigned, `a${value}`, '%E0%A4%A', 'a.'.repeat(5000)]) {
    expect([sent, await statusOf(sent)]).toEqual([sent, 401]);
  }
});

it('takes as long for an address that nobody has as for a wrong password', async () => {
  const { access, enter } = await anAccessApp();
  await enter('candidate');
  const time = async (email: string) => {
    const start = performance.now();
    await expect(access.signIn(email, 'not the password')).rejects.toMatchObject({ code: 'sign-in-failed' });
    return performance.now() - start;
  };
  const times = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
  for (let round = 0; round < 4; round++) {
    times.known = Math.min(times.known, await time('candidate@example.org'));
    times.unknown = Math.min(times.unknown, await time('nobody@example.org'));
  }
  // Hashing takes a hundred times as long as all the rest: left out for one of them, it shows on the busiest machine.
  expect(times.unknown / times.known).toBeGreaterThan(0.25);
  expect(times.unknown / times.known).toBeLessThan(4);
});

it('has nobody to begin with who could sign in', async () => {
  const { post, db } = await anAccessApp();
  expect(await db.selectFrom('users').selectAll().execute()).toEqual([]);
  expect(await db.selectFrom('credentials').selectAll().execute()).toEqual([]);
  for (const word of ['admin', 'password', 'owner']) {
    await post('/v1/sessions', { email: `${word}@example.org`, password: word }).expect(401);
  }
});

it('signs cookies with a secret of its own that only this account can read, and believes those of no other secret', async () => {
  const { app, db, storage, enter } = await anAccessApp();
  const { cookie } = await enter('candidate');
  await request(app).get('/v1/questions').set('Cookie', cookie).expect(200);
  const folder = mkdtempSync(join(tmpdir(), 'secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const secret = loadSessionSecret(folder);
  expect(loadSessionSecret(folder)).toBe(secret);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(statSync(join(folder, 'session-secret')).mode & 0o077).toBe(0);
  const open = (sessionSecret: string) =>
    openAccess({ db, storage, dataDirectory: folder }, { sessionSecret, publicUrl: undefined });
  const [one, two, other] = [await open('s'.repeat(32)), await open('s'.repeat(32)), await open('o'.repeat(32))];
  const { cookies } = await one.signIn('candidate@example.org', password);
  const sent = String(cookies[0]).split(';')[0] ?? '';
  expect(await two.findSession(sent)).toBeDefined();
  expect(await other.findSession(sent)).toBeUndefined();
  expect(await two.findSession(cookie)).toBeUndefined();
});
