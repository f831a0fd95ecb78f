import request from 'supertest';
import { expect, it } from 'vitest';
import { importSchema } from '../../src/api/authoring-schemas.ts';
import { aDocument } from '../workflows/an-authoring-place.ts';
import { anApp } from './an-app.ts';
import { anAuthoringApp } from './an-authoring-app.ts';

const path = '/v1/imports';
const raw = (body: unknown) => body as string;

it('makes drafts of a file under its own name, and shows the same again', async () => {
  const { ask } = await anAuthoringApp();
  const name = encodeURIComponent('题目 (1).md');
  const headers = { 'X-File-Name': name, 'Content-Type': 'text/markdown' };
  const { body, headers: got } = await ask.post(path).set(headers).serialize(raw).send(aDocument).expect(201);
  expect(importSchema.parse(body)).toMatchObject({
    name: '题目 (1).md',
    language: 'zh',
    drafts: [{ criteria: 3, points: 6 }],
  });
  expect(got).toMatchObject({ location: `${path}/${body.importId}`, 'cache-control': 'no-store' });
  const again = await ask
    .get(got.location ?? '')
    .expect(200)
    .expect('Cache-Control', 'no-store');
  expect(again.body).toEqual(body);
  await ask.delete(`/v1/drafts/${body.draftIds[0]}`).expect(204);
  const later = await ask.get(got.location ?? '').expect(200);
  expect(later.body).toMatchObject({ draftIds: body.draftIds, drafts: [] });
});

it('takes pasted text longer than an answer may be', async () => {
  const { ask } = await anAuthoringApp();
  const text = `${'-'.repeat(300_000)}\n${aDocument}`;
  const { body } = await ask.post(path).send({ text, name: 'pasted' }).expect(201);
  expect(importSchema.parse(body)).toMatchObject({
    name: 'pasted',
    drafts: [{ questionId: expect.stringMatching(/^q-/) }],
  });
});

it.each([
  { why: 'a form', type: 'multipart/form-data; boundary=x', body: 'x', status: 415, code: 'unsupported-media-type' },
  {
    why: 'JSON in Latin-1',
    type: 'application/json; charset=latin1',
    body: '{}',
    status: 415,
    code: 'unsupported-charset',
  },
  { why: 'a PDF', type: 'application/pdf', body: '%PDF-1.7', status: 422, code: 'document-unreadable' },
  { why: 'nothing', type: 'text/plain', body: '', status: 422, code: 'document-unreadable' },
  { why: 'no question', type: 'text/plain', body: '今天天气不错。', status: 422, code: 'no-questions' },
  { why: 'broken JSON', type: 'application/json', body: '{"text":', status: 400, code: 'malformed-json' },
])('refuses $why with $status $code', async ({ type, body, status, code }) => {
  const { ask } = await anAuthoringApp();
  const reply = await ask.post(path).set({ 'X-File-Name': 'a.txt', 'Content-Type': type }).serialize(raw).send(body);
  expect([reply.status, reply.body.code]).toEqual([status, code]);
});

it.each([
  { body: {}, field: 'text' },
  { body: { text: '' }, field: 'text' },
  { body: { text: '题', name: 'a\u0000b' }, field: 'name' },
])('names what is wrong with pasted text: $field', async ({ body, field }) => {
  const { app } = await anApp();
  const reply = await request(app).post(path).send(body).expect(400);
  expect(reply.body).toMatchObject({ code: 'input-invalid', errors: [{ field }] });
});

it('wants the name of a file', async () => {
  const { app } = await anApp();
  const reply = await request(app).post(path).set('Content-Type', 'text/plain').send(aDocument).expect(400);
  expect(reply.body).toMatchObject({ errors: [{ field: 'X-File-Name' }] });
});

it('refuses more than 20 MB, and says how much it takes', async () => {
  const { app } = await anApp();
  const file = Buffer.alloc(20 * 1024 * 1024 + 1, 'a');
  const headers = { 'X-File-Name': 'a.txt', 'Content-Type': 'application/octet-stream' };
  const reply = await request(app).post(path).set(headers).send(file).expect(413);
  expect(reply.body).toMatchObject({ code: 'body-too-large', detail: 'The body is larger than 20971520 bytes' });
});

it('says of an import that is not there that it is not', async () => {
  const { app } = await anApp();
  expect((await request(app).get(`${path}/nothing`).expect(404)).body.code).toBe('import-not-found');
});

it('logs not a word of a document', async () => {
  const { ask, logged } = await anAuthoringApp();
  await ask.post(path).send({ text: aDocument, name: '机密' }).expect(201);
  await ask.post(path).send({ text: '机密', name: '机密' }).expect(422);
  expect(logged.join('')).toContain('/v1/imports');
  expect(logged.join('')).not.toMatch(/机密|倾听|排队/);
});
