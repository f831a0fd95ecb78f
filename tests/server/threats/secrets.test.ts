import request from 'supertest';
import { expect, it } from 'vitest';
import { anAccessApp, password, samePage, tokenOf } from '../access-app.ts';
import { anApp } from '../an-app.ts';
import { fakeEntrance } from '../fake-entrance.ts';

const email = 'secret.person@example.org';
const name = '王密密';

it('writes no address, name, password, token, key or cookie to its log at any level, nor to the audit log', async () => {
  const { app, access, logged, post, storage, enter, db } = await anAccessApp();
  const owner = await enter('owner');
  const invited = await post('/v1/invitations', { role: 'candidate', email }, owner.cookie).expect(201);
  const token = tokenOf(invited.body.path);
  await post('/v1/links/read', { token }).expect(200);
  const { headers } = await post('/v1/invitations/accept', { token, name, email, password }).expect(201);
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  await post('/v1/sessions', { email, password: 'a wrong secret' }).expect(401);
  const { key } = (await post('/v1/api-keys', { name: 'k', scopes: ['evaluations'] }, cookie).expect(201)).body;
  await request(app).get('/v1/questions').set('Authorization', `Bearer ${key}`).expect(200);
  await request(app).get('/v1/questions').set('Authorization', `Bearer ${key}x`).expect(401);
  await request(app)
    .get(`/v1/questions?key=${key}`)
    .set('Referer', `http://127.0.0.1/#invitation=${token}`)
    .expect(401);
  const by = { userId: owner.id, role: 'owner', scopes: null } as const;
  const reset = tokenOf((await access.linkToReset(by, (await access.listAccounts()).at(-1)?.id ?? '')).path);
  await post('/v1/password-resets', { token: reset, newPassword: 'another secret one' }).expect(204);
  const hashes = await db.selectFrom('credentials').select('password').execute();
  const secrets = [email, 'secret.person', name, password, 'a wrong secret', 'another secret one', token, reset, key];
  secrets.push(cookie.split('=')[1] ?? '', decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '');
  secrets.push(...hashes.map((it) => it.password ?? ''));
  expect(secrets.filter((it) => it.length < 3)).toEqual([]);
  const audit = JSON.stringify(await storage.audit.list({ limit: 1000 }));
  for (const where of [logged.join('\n'), audit]) {
    expect(where.length).toBeGreaterThan(500);
    expect(secrets.filter((it) => where.includes(it))).toEqual([]);
  }
});

it('logs of a failure neither its words nor those of its causes', async () => {
  const entrance = fakeEntrance();
  const signIn = async () => {
    const cause = Object.assign(new Error(`duplicate key ${email}`), {
      code: '23505',
      detail: `Key (email)=(${email})`,
    });
    throw new Error(`insert failed for ${email} with ${password}`, { cause });
  };
  const { app, logged } = await anApp({ entrance: { ...entrance, access: { ...entrance.access, signIn } } });
  const { text } = await request(app).post('/v1/sessions').set(samePage).send({ email, password }).expect(500);
  expect(logged.join()).toContain('23505');
  for (const where of [logged.join(), text]) expect(where).not.toMatch(/secret\.person|correct horse/);
});

it('keeps nothing in the database that a link, a key or a password could be read from', async () => {
  const { post, enter, db } = await anAccessApp();
  const owner = await enter('owner');
  const { body } = await post('/v1/invitations', { role: 'candidate' }, owner.cookie).expect(201);
  const { key } = (await post('/v1/api-keys', { name: 'k', scopes: ['batches'] }, owner.cookie).expect(201)).body;
  const tables = await db.introspection.getTables();
  const names = tables.filter(({ isView }) => !isView).map((table) => table.name as 'users');
  const rows = JSON.stringify(await Promise.all(names.map((it) => db.selectFrom(it).selectAll().execute())));
  for (const secret of [tokenOf(body.path), key, password]) expect(rows).not.toContain(secret);
  const [{ password: stored }] = (await db.selectFrom('credentials').select('password').execute()) as [
    { password: string },
  ];
  // scrypt: a salt of 16 bytes and a key of 64, in hex.
  expect(stored).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  // A session's token alone is no cookie: what it is signed with is not in the database.
  const [session] = await db.selectFrom('sessions').select('token').execute();
  expect(owner.cookie).toContain(session?.token ?? '?');
  expect(decodeURIComponent(owner.cookie)).not.toMatch(new RegExp(`=${session?.token}$`));
});
