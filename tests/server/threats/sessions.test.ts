import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { expect, it } from 'vitest';
import { createSignIn } from '../../../src/storage/better-auth/create-sign-in.ts';
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
