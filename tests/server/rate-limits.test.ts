import request from 'supertest';
import { expect, it, vi } from 'vitest';
import { SignInFailedError } from '../../src/domain/access-errors.ts';
import type { Entrance } from '../../src/server/entrance.ts';
import { anApp } from './an-app.ts';
import { asKey, asPerson, fakeEntrance } from './fake-entrance.ts';

/** Everybody's password is "right one". */
function anEntrance(changes: Partial<Entrance> = {}): Entrance {
  const entrance = fakeEntrance(changes);
  const signIn: Entrance['access']['signIn'] = async (email, password) => {
    if (password !== 'right one') throw new SignInFailedError();
    const about = { name: 'a', role: 'candidate', isDisabled: false, createdAt: '2026-03-02T08:30:00.000Z' } as const;
    return { account: { id: email, email, ...about }, cookies: [] };
  };
  return { ...entrance, access: { ...entrance.access, signIn } };
}

async function aSignIn(changes: Partial<Entrance> = {}) {
  const { app } = await anApp({ entrance: anEntrance(changes) });
  return async (email: string, password: string, address = '') => {
    const asked = request(app).post('/v1/sessions').set('X-Forwarded-For', address);
    return await asked.send({ email, password });
  };
}

it('stops guessing at one account after ten failures, from whatever address, and says when to go on', async () => {
  const signIn = await aSignIn({ trustProxy: 1 });
  for (let attempt = 0; attempt < 10; attempt++) {
    expect((await signIn('a@example.org', `guess ${attempt}`, `10.0.0.${attempt}`)).status).toBe(401);
  }
  const refused = await signIn('A@Example.org', 'right one', '10.0.1.1');
  expect([refused.status, refused.body.code]).toEqual([429, 'too-many-requests']);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
  expect((await signIn('b@example.org', 'right one', '10.0.1.1')).status).toBe(201);
});

it('stops guessing from one address after thirty failures, whatever the account', async () => {
  const signIn = await aSignIn({ trustProxy: 1 });
  for (let attempt = 0; attempt < 30; attempt++) await signIn(`${attempt}@example.org`, 'guess', '10.0.0.1');
  expect((await signIn('b@example.org', 'right one', '10.0.0.1')).status).toBe(429);
  expect((await signIn('b@example.org', 'right one', '10.0.0.2')).status).toBe(201);
});

it('does not count those who sign in', async () => {
  const signIn = await aSignIn();
  for (let attempt = 0; attempt < 35; attempt++) expect((await signIn('a@example.org', 'right one')).status).toBe(201);
});

it('takes a header for the address only from proxies that it trusts', async () => {
  const signIn = await aSignIn();
  for (let attempt = 0; attempt < 30; attempt++) await signIn(`${attempt}@example.org`, 'guess', `10.0.0.${attempt}`);
  expect((await signIn('b@example.org', 'right one', '10.0.1.1')).status).toBe(429);
});

it('counts whoever sends keys that are not valid, and nobody’s good key for it', async () => {
  const { app } = await anApp({ entrance: anEntrance() });
  const ask = (headers: Record<string, string>) => request(app).get('/v1/batches').set(headers);
  for (let attempt = 0; attempt < 30; attempt++) await ask({ Authorization: 'Bearer ae_no' }).expect(401);
  await ask({ Authorization: 'Bearer ae_no' }).expect(429);
  await ask(asKey('owner', ['batches'])).expect(200);
});

it('lets an address and a key have so many requests a minute, and counts keys apart', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const { app } = await anApp({ entrance: anEntrance({ requestsPerMinute: 5, trustProxy: 1 }) });
    const ask = (address: string, headers: Record<string, string>) =>
      request(app)
        .get('/v1/questions')
        .set({ 'X-Forwarded-For': address, ...headers });
    for (let asked = 0; asked < 5; asked++) await ask('10.0.0.1', asPerson('candidate')).expect(200);
    const { headers } = await ask('10.0.0.1', asPerson('candidate')).expect(429);
    expect(headers['retry-after']).toBe('60');
    await ask('10.0.0.2', asPerson('candidate')).expect(200);
    for (let asked = 0; asked < 5; asked++) await ask(`10.0.1.${asked}`, asKey('owner', ['batches'])).expect(200);
    await ask('10.0.2.1', asKey('owner', ['batches'])).expect(429);
    await ask('10.0.2.1', asKey('owner', ['rubrics'])).expect(200);
    vi.setSystemTime(Date.now() + 61_000);
    await ask('10.0.0.1', asPerson('candidate')).expect(200);
  } finally {
    vi.useRealTimers();
  }
});

it('has no limits in a demo', async () => {
  const { app } = await anApp();
  for (let asked = 0; asked < 50; asked++) await request(app).get('/v1/engines').expect(200);
});
