import { once } from 'node:events';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { afterEach, expect, it, vi } from 'vitest';
import { SignInFailedError } from '../../../src/domain/access-errors.ts';
import { aFile } from '../a-batch.ts';
import { anApp } from '../an-app.ts';
import { asPerson, fakeEntrance } from '../fake-entrance.ts';
import { aWholeService } from './a-whole-service.ts';

afterEach(() => void vi.useRealTimers());

/** A batch of an interviewer's that waits to be started. */
async function anAppWithWaitingBatch() {
  const { app } = await anApp({ entrance: fakeEntrance() });
  const upload = request(app).post('/v1/uploads').set({ 'X-File-Name': 'a.csv', 'Content-Type': 'text/csv' });
  const { body } = await upload.set(asPerson('interviewer-1')).send(aFile);
  const mapping = { layout: 'long', candidate: 'who', question: 'what', answer: 'text' };
  const asked = request(app).post('/v1/batches').set(asPerson('interviewer-1'));
  await asked.send({ uploadId: body.uploadId, mapping }).expect(201);
  return app;
}

/** Open a stream of events as somebody. */
async function watch(app: Server, who: string) {
  const { port } = app.address() as AddressInfo;
  const sent = get({ port, path: '/v1/batches/b1/events', headers: asPerson(who), agent: false });
  sent.on('error', () => undefined);
  const [reply] = (await once(sent, 'response')) as [IncomingMessage];
  reply.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => reply.resume().once('end', resolve));
  return { status: reply.statusCode, ended, leave: () => sent.destroy() };
}

it('lets one person watch thirty batches at once, and as many again when they close some', async () => {
  const app = await anAppWithWaitingBatch();
  const streams = await Promise.all(Array.from({ length: 30 }, () => watch(app, 'interviewer-1')));
  expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await watch(app, 'interviewer-1')).status).toBe(429);
  expect((await watch(app, 'owner')).status).toBe(200);
  streams[0]?.leave();
  await vi.waitFor(async () => expect((await watch(app, 'interviewer-1')).status).toBe(200));
});

it('ends a stream after five minutes, so that whoever may not come in any more sees no more', async () => {
  const app = await anAppWithWaitingBatch();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { ended } = await watch(app, 'interviewer-1');
  const state = () =>
    Promise.race([ended.then(() => 'over'), new Promise((resolve) => setImmediate(() => resolve('open')))]);
  await vi.advanceTimersByTimeAsync(4.9 * 60_000);
  expect(await state()).toBe('open');
  await vi.advanceTimersByTimeAsync(0.2 * 60_000);
  await ended;
});

it('hashes no more passwords than may be tried, also when all are sent at the same moment', async () => {
  const entrance = fakeEntrance();
  let hashed = 0;
  const signIn = async () => {
    hashed += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    throw new SignInFailedError();
  };
  const { app } = await anApp({ entrance: { ...entrance, access: { ...entrance.access, signIn } } });
  const attempt = (email: string) => request(app).post('/v1/sessions').send({ email, password: 'a guess or so' });
  const replies = await Promise.all(Array.from({ length: 60 }, (_, index) => attempt(`${index}@example.org`)));
  expect(hashed).toBe(30);
  expect(replies.filter(({ status }) => status === 429)).toHaveLength(30);
});

it('takes thirty appeals of one person, and more when those are decided', async () => {
  const { send, db } = await aWholeService();
  const appeal = async (who: string, index: number) => {
    const typed = await send('post', '/v1/evaluations', who, { questionId: 'complaint', answer: `道歉${index}` });
    const body = { criterionId: 'cause', quote: '道歉', message: '我说过' };
    return await send('post', `/v1/evaluations/${typed.body.recordId}/appeals`, who, body);
  };
  for (let index = 0; index < 30; index++) expect((await appeal('candidate-1', index)).status).toBe(201);
  const refused = await appeal('candidate-1', 30);
  expect([refused.status, refused.body.code]).toEqual([409, 'appeal-state']);
  expect((await appeal('candidate-2', 30)).status).toBe(201);
  await db.updateTable('review_tasks').set({ status: 'done' }).where('requested_by', '=', 'candidate-1').execute();
  expect((await appeal('candidate-1', 31)).status).toBe(201);
});
