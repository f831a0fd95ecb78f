import request from 'supertest';
import { expect, it } from 'vitest';
import * as schemas from '../../src/api/access-schemas.ts';
import { anAccessApp, cookieOf, password, samePage, tokenOf } from './access-app.ts';

const address = 'li.na@example.org';

it('lets the first owner in by the link of the first start, once, and says who that is', async () => {
  const { app, access, post } = await anAccessApp();
  const nobody = await request(app).get('/v1/access').expect(200).expect('Cache-Control', 'no-store');
  expect(schemas.accessSchema.parse(nobody.body)).toEqual({
    mode: 'sign-in',
    isOwnerMissing: true,
    account: null,
    permissions: [],
  });
  const token = tokenOf((await access.inviteFirstOwner()).path);
  const link = await post('/v1/links/read', { token }).expect(200);
  expect(schemas.linkSchema.parse(link.body)).toMatchObject({ kind: 'invitation', role: 'owner', email: null });
  const taking = { token, name: ' 李娜 ', email: 'Li.Na@Example.org', password };
  const { body, headers } = await post('/v1/invitations/accept', taking).expect(201);
  expect(schemas.ownAccountSchema.parse(body)).toMatchObject({ name: '李娜', email: address, role: 'owner' });
  const known = await request(app).get('/v1/access').set('Cookie', cookieOf(headers)).expect(200);
  expect(schemas.accessSchema.parse(known.body)).toMatchObject({ isOwnerMissing: false, account: body });
  expect(known.body.permissions).toContain('access');
  expect((await post('/v1/invitations/accept', taking).expect(410)).body.code).toBe('link-taken');
  expect((await post('/v1/links/read', { token }).expect(410)).body.code).toBe('link-taken');
});

it('sends a cookie that scripts and other sites have nothing of, and over nothing but https where it has that', async () => {
  const { enter, post } = await anAccessApp();
  await enter('owner');
  const { headers } = await post('/v1/sessions', { email: 'owner@example.org', password }).expect(201);
  expect(headers['set-cookie']).toEqual([expect.stringMatching(/; Path=\/; HttpOnly; SameSite=Strict$/)]);
  const publicUrl = 'https://answers.example.org';
  const secure = await anAccessApp({ publicUrl });
  const { path } = await secure.access.inviteFirstOwner();
  const reply = await request(secure.app)
    .post('/v1/invitations/accept')
    .set('Origin', publicUrl)
    .send({ token: tokenOf(path), name: 'a', email: address, password })
    .expect(201);
  expect(reply.headers['set-cookie']).toEqual([
    expect.stringMatching(/^__Secure-.*HttpOnly; Secure; SameSite=Strict$/),
  ]);
  expect(reply.headers['strict-transport-security']).toBe('max-age=15811200');
});

it('fails to sign in alike for a wrong password, an unknown address and a disabled account', async () => {
  const { access, enter, post } = await anAccessApp();
  const owner = await enter('owner');
  const { id } = await enter('candidate');
  const by = { userId: owner.id, role: 'owner', scopes: null } as const;
  await access.changeAccount(by, id, { isDisabled: true });
  const tries = [
    { email: 'owner@example.org', password: 'wrong horse battery' },
    { email: 'nobody@example.org', password },
    { email: 'candidate@example.org', password },
  ];
  const replies = [];
  for (const body of tries) {
    const reply = await post('/v1/sessions', body).expect(401);
    replies.push({ ...reply.body, requestId: null, cookies: reply.headers['set-cookie'] });
  }
  expect(replies[0].code).toBe('sign-in-failed');
  expect(replies[1]).toEqual(replies[0]);
  expect(replies[2]).toEqual(replies[0]);
});

it('ends a session when its person signs out, and heeds no cookie that was changed', async () => {
  const { app, enter } = await anAccessApp();
  const { cookie } = await enter('interviewer');
  await request(app).get('/v1/batches').set('Cookie', cookie).expect(200);
  const changed = cookie.replace(/=./, (start) => (start === '=a' ? '=b' : '=a'));
  await request(app).get('/v1/batches').set('Cookie', changed).expect(401);
  await request(app).get('/v1/batches').set('Cookie', cookie.slice(0, -3)).expect(401);
  const out = await request(app)
    .delete('/v1/sessions/current')
    .set({ Cookie: cookie, ...samePage })
    .expect(204);
  expect(out.headers['set-cookie']?.[0]).toMatch(/=; Max-Age=0/);
  await request(app).get('/v1/batches').set('Cookie', cookie).expect(401);
});

it('changes a password for who knows the old one, and ends the other sessions', async () => {
  const { app, enter, post } = await anAccessApp();
  const { cookie } = await enter('candidate');
  const email = 'candidate@example.org';
  const other = cookieOf((await post('/v1/sessions', { email, password }).expect(201)).headers);
  const change = (currentPassword: string, newPassword = 'quiet river stones') =>
    request(app)
      .put('/v1/account/password')
      .set({ Cookie: cookie, ...samePage })
      .send({ currentPassword, newPassword });
  const wrong = await change('wrong horse battery').expect(400);
  expect(wrong.body.errors).toEqual([{ field: 'currentPassword', message: 'is not your password' }]);
  expect((await change(password, 'short').expect(400)).body.errors).toMatchObject([{ field: 'newPassword' }]);
  await request(app).get('/v1/questions').set('Cookie', other).expect(200);
  const { headers } = await change(password).expect(200);
  for (const old of [cookie, other]) await request(app).get('/v1/questions').set('Cookie', old).expect(401);
  await request(app).get('/v1/questions').set('Cookie', cookieOf(headers)).expect(200);
  await post('/v1/sessions', { email, password }).expect(401);
  await post('/v1/sessions', { email, password: 'quiet river stones' }).expect(201);
});

it('lets an owner invite, and shows the link once', async () => {
  const { app, enter, post, storage } = await anAccessApp();
  const { cookie } = await enter('owner');
  const { body } = await post('/v1/invitations', { role: 'interviewer', email: 'W@example.org' }, cookie).expect(201);
  const { invitation, path } = schemas.createdInvitationSchema.parse(body);
  expect(invitation).toMatchObject({
    role: 'interviewer',
    email: 'w@example.org',
    status: 'open',
    invitedBy: 'a owner',
  });
  const taking = { token: tokenOf(path), name: '王伟', password };
  const wrong = await post('/v1/invitations/accept', { ...taking, email: 'x@example.org' }).expect(400);
  expect(wrong.body.errors).toMatchObject([{ field: 'email' }]);
  await post('/v1/invitations/accept', { ...taking, email: 'w@EXAMPLE.org' }).expect(201);
  const list = await request(app).get('/v1/invitations').set('Cookie', cookie).expect(200);
  const listed = schemas.invitationListSchema.parse(list.body).invitations;
  expect(listed.map(({ status }) => status)).toEqual(['taken', 'taken']);
  expect(list.text).not.toContain(taking.token);
  const log = JSON.stringify(await storage.audit.list({ limit: 100 }));
  expect(log).not.toMatch(/example\.org|王伟/);
  expect(log).toContain('invitation-taken');
});

it('revokes an invitation, and an owner’s is not there for an interviewer', async () => {
  const { app, enter, post } = await anAccessApp();
  const { cookie } = await enter('owner');
  const interviewer = await enter('interviewer');
  const { body } = await post('/v1/invitations', { role: 'candidate' }, cookie).expect(201);
  const revoke = (by: string) =>
    request(app)
      .delete(`/v1/invitations/${body.invitation.id}`)
      .set({ Cookie: by, ...samePage });
  expect((await revoke(interviewer.cookie).expect(404)).body.code).toBe('invitation-not-found');
  await revoke(cookie).expect(204);
  const taking = { token: tokenOf(body.path), name: 'a', email: address, password };
  expect((await post('/v1/invitations/accept', taking).expect(410)).body.code).toBe('link-revoked');
});

it('has interviewers invite nobody but candidates of batches of their own', async () => {
  const { app, enter, post } = await anAccessApp();
  const { cookie } = await enter('interviewer');
  const invite = (body: object) => post('/v1/invitations', body, cookie);
  for (const body of [{ role: 'owner' }, { role: 'interviewer' }, { role: 'candidate' }]) {
    expect((await invite(body).expect(403)).body.code).toBe('not-allowed');
  }
  const answersOf = { batchId: 'somebody-elses', candidateId: 'A-1' };
  await invite({ role: 'owner', answersOf }).expect(403);
  expect((await invite({ role: 'candidate', answersOf }).expect(404)).body.code).toBe('batch-not-found');
  const list = await request(app).get('/v1/invitations').set('Cookie', cookie).expect(200);
  expect(list.body).toEqual({ invitations: [] });
});

it('counts a changed role and a disabled account at once', async () => {
  const { app, enter } = await anAccessApp();
  const owner = await enter('owner');
  const { id, cookie } = await enter('interviewer');
  const change = (body: object, who = id) =>
    request(app)
      .patch(`/v1/accounts/${who}`)
      .set({ Cookie: owner.cookie, ...samePage })
      .send(body);
  expect(schemas.accountSchema.parse((await change({ role: 'candidate' }).expect(200)).body).role).toBe('candidate');
  await request(app).get('/v1/batches').set('Cookie', cookie).expect(403);
  await change({ isDisabled: true }).expect(200);
  await request(app).get('/v1/questions').set('Cookie', cookie).expect(401);
  await change({}).expect(400);
  expect((await change({ role: 'candidate' }, owner.id).expect(409)).body.code).toBe('last-owner');
  expect((await change({ role: 'candidate' }, 'nobody').expect(404)).body.code).toBe('account-not-found');
});

it('removes an account, and then knows neither its address nor its session', async () => {
  const { app, enter, post } = await anAccessApp();
  const owner = await enter('owner');
  const { id, cookie } = await enter('candidate');
  const remove = (who: string) =>
    request(app)
      .delete(`/v1/accounts/${who}`)
      .set({ Cookie: owner.cookie, ...samePage });
  await remove(id).expect(204);
  await request(app).get('/v1/questions').set('Cookie', cookie).expect(401);
  await post('/v1/sessions', { email: 'candidate@example.org', password }).expect(401);
  const { text } = await request(app).get('/v1/accounts').set('Cookie', owner.cookie).expect(200);
  expect(text).not.toContain('candidate@example.org');
  expect((await remove(id).expect(404)).body.code).toBe('account-not-found');
  expect((await remove(owner.id).expect(409)).body.code).toBe('last-owner');
});

it('sets a new password by a link of an owner, once, and ends all sessions', async () => {
  const { app, enter, post } = await anAccessApp();
  const owner = await enter('owner');
  const { id, cookie } = await enter('candidate');
  const { body } = await post(`/v1/accounts/${id}/reset-link`, {}, owner.cookie).expect(201);
  const token = tokenOf(schemas.createdLinkSchema.parse(body).path);
  const read = await post('/v1/links/read', { token }).expect(200);
  expect(read.body).toMatchObject({ kind: 'password-reset', email: 'candidate@example.org', invitedBy: 'a owner' });
  const asInvitation = { token, name: 'a', email: address, password };
  expect((await post('/v1/invitations/accept', asInvitation).expect(404)).body.code).toBe('link-not-found');
  const newPassword = 'quiet river stones';
  await post('/v1/password-resets', { token, newPassword }).expect(204);
  expect((await post('/v1/password-resets', { token, newPassword }).expect(410)).body.code).toBe('link-taken');
  await request(app).get('/v1/questions').set('Cookie', cookie).expect(401);
  await post('/v1/sessions', { email: 'candidate@example.org', password: newPassword }).expect(201);
});
