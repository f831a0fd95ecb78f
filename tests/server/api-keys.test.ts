import request from 'supertest';
import { expect, it } from 'vitest';
import { apiKeyListSchema, createdApiKeySchema } from '../../src/api/access-schemas.ts';
import { anAccessApp, samePage } from './access-app.ts';

const asked = { name: 'nightly import', scopes: ['batches'] };

it('makes a key that is shown once, and does what it may until it is revoked', async () => {
  const { app, enter, post, db } = await anAccessApp();
  const { cookie } = await enter('interviewer');
  const { body } = await post('/v1/api-keys', asked, cookie).expect(201);
  const { apiKey, key } = createdApiKeySchema.parse(body);
  expect(key).toMatch(/^ae_[\w-]{43}$/);
  expect(key.startsWith(apiKey.start)).toBe(true);
  const withKey = (path: string) => request(app).get(path).set('Authorization', `Bearer ${key}`);
  await withKey('/v1/batches').expect(200);
  await withKey('/v1/drafts').expect(403);
  await withKey('/v1/api-keys').expect(403);
  const stored = JSON.stringify(await db.selectFrom('api_keys').selectAll().execute());
  expect(stored).not.toContain(key.slice(apiKey.start.length));
  const list = await request(app).get('/v1/api-keys').set('Cookie', cookie).expect(200);
  expect(apiKeyListSchema.parse(list.body).apiKeys).toMatchObject([
    { lastUsedAt: expect.any(String), isRevoked: false },
  ]);
  await request(app)
    .delete(`/v1/api-keys/${apiKey.id}`)
    .set({ Cookie: cookie, ...samePage })
    .expect(204);
  expect((await withKey('/v1/batches').expect(401)).body.code).toBe('not-signed-in');
});

it('gives no key what its person may not do, and takes it away with the role and the account', async () => {
  const { app, access, enter, post } = await anAccessApp();
  const owner = await enter('owner');
  const { id, cookie } = await enter('interviewer');
  const candidate = await enter('candidate');
  for (const [who, scope] of [
    [cookie, 'publish'],
    [candidate.cookie, 'batches'],
  ] as const) {
    await post('/v1/api-keys', { name: 'a', scopes: [scope] }, who).expect(403);
  }
  await post('/v1/api-keys', { name: 'a', scopes: ['access'] }, owner.cookie).expect(400);
  const { key } = (await post('/v1/api-keys', asked, cookie).expect(201)).body;
  const use = () => request(app).get('/v1/batches').set('Authorization', `Bearer ${key}`);
  const by = { userId: owner.id, role: 'owner', scopes: null } as const;
  await use().expect(200);
  await access.changeAccount(by, id, { role: 'candidate' });
  await use().expect(403);
  await access.changeAccount(by, id, { isDisabled: true });
  await use().expect(401);
});

it('shows and revokes everybody’s keys to owners, and to others their own', async () => {
  const { app, enter, post } = await anAccessApp();
  const owner = await enter('owner');
  const [one, two] = [await enter('interviewer', 'a@example.org'), await enter('interviewer', 'b@example.org')];
  const { apiKey } = (await post('/v1/api-keys', asked, one.cookie).expect(201)).body;
  const list = async (cookie: string) => (await request(app).get('/v1/api-keys').set('Cookie', cookie)).body.apiKeys;
  expect(await list(two.cookie)).toEqual([]);
  expect(await list(owner.cookie)).toEqual([apiKey]);
  const revoke = (cookie: string) =>
    request(app)
      .delete(`/v1/api-keys/${apiKey.id}`)
      .set({ Cookie: cookie, ...samePage });
  expect((await revoke(two.cookie).expect(404)).body.code).toBe('api-key-not-found');
  await revoke(owner.cookie).expect(204);
  expect(await list(one.cookie)).toMatchObject([{ isRevoked: true }]);
});

it('takes a key no more once its time is over', async () => {
  const { app, enter, post, db } = await anAccessApp();
  const { cookie } = await enter('interviewer');
  const { key } = (await post('/v1/api-keys', { ...asked, expiresInDays: 1 }, cookie).expect(201)).body;
  await db.updateTable('api_keys').set({ expires_at: '2020-01-01T00:00:00.000Z' }).execute();
  await request(app).get('/v1/batches').set('Authorization', `Bearer ${key}`).expect(401);
});
