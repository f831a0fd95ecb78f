import { expect, it } from 'vitest';
import { draftListSchema, draftSchema, type QuestionContentReply } from '../../src/api/authoring-schemas.ts';
import {
  rubricReportSchema,
  rubricSchema,
  rubricVersionListSchema,
  rubricVersionSchema,
  trialSchema,
} from '../../src/api/rubric-check-schemas.ts';
import { aDocument } from '../workflows/an-authoring-place.ts';
import { anAuthoringApp } from './an-authoring-app.ts';

/** Whether a mutant survives is the engine's business: a reason is given for all cases. */
const overrideReason = '已经由两位面试官核对过';

it('takes a draft over a save, tests and a trial to a version that candidates see without its cues', async () => {
  const { ask, importText } = await anAuthoringApp();
  const draft = draftSchema.parse(await importText(aDocument));
  const path = `/v1/drafts/${draft.id}`;
  const content = { ...draft.content, note: '改过' };
  const saved = await ask
    .put(path)
    .send({ revision: 1, content, section: { id: 'service', title: '服务' } })
    .expect(200);
  expect(draftSchema.parse(saved.body)).toMatchObject({
    revision: 2,
    content: { note: '改过' },
    section: { id: 'service' },
  });
  expect(draftListSchema.parse((await ask.get('/v1/drafts').expect(200)).body).drafts).toMatchObject([{ revision: 2 }]);
  rubricReportSchema.parse((await ask.post(`${path}/tests`).expect(200)).body);
  const trial = await ask
    .post('/v1/rubric-trials')
    .send({ content, answer: '耐心听他说', draftId: draft.id })
    .expect(200);
  expect(trialSchema.parse(trial.body).hits).toContainEqual(
    expect.objectContaining({ criterionId: 'c1', kind: 'cue' }),
  );

  const reply = await ask.post(`${path}/publication`).send({ revision: 2, overrideReason }).expect(201);
  const version = rubricVersionSchema.parse(reply.body);
  expect(version).toMatchObject({ version: '1.0.0', number: 1, isCurrent: true, isConfirmed: false });
  expect(reply.headers.location).toBe(`/v1/rubrics/${version.hash}`);
  const { versions } = rubricVersionListSchema.parse((await ask.get('/v1/rubrics').expect(200)).body);
  expect(versions).toContainEqual(version);
  const whole = await ask
    .get(reply.headers.location ?? '')
    .expect(200)
    .expect('Cache-Control', 'no-store');
  expect(rubricSchema.parse(whole.body)).toMatchObject({ version: '1.0.0', content: { note: '改过' } });
  const seen = await ask.get(`/v1/questions/${version.questionId}`).expect(200);
  expect(seen.text).not.toMatch(/cues|modelAnswer|改过/);
});

it('starts a draft of the version in use, or of a question with its model answer', async () => {
  const { ask } = await anAuthoringApp();
  const version = await ask.post('/v1/drafts').send({ questionId: 'complaint' }).expect(201);
  expect(draftSchema.parse(version.body)).toMatchObject({ practiceAnswerCount: 2, content: { id: 'complaint' } });
  expect(version.headers.location).toBe(`/v1/drafts/${version.body.id}`);
  const written = await ask
    .post('/v1/drafts')
    .send({ prompt: '迟到了怎么办？', modelAnswer: '-致歉：先道歉。\n-说明：说原因。' });
  expect(draftSchema.parse(written.body)).toMatchObject({ basedOn: null, content: { points: 10 } });
  const unknown = await ask.post('/v1/drafts').send({ questionId: 'nothing' }).expect(404);
  expect(unknown.body.code).toBe('question-not-found');
});

it.each([
  { body: {}, fields: ['questionId'], why: 'nothing' },
  { body: { prompt: '怎么办？' }, fields: ['modelAnswer'], why: 'a question without an answer' },
  {
    body: { prompt: '怎么办？', modelAnswer: '道歉。', points: 0.3 },
    fields: ['points'],
    why: 'points that are no halves',
  },
  { body: { questionId: 7 }, fields: ['questionId'], why: 'an id that is no text' },
])('names the fields of the form that was meant when a draft is started with $why', async ({ body, fields }) => {
  const { ask } = await anAuthoringApp();
  const reply = await ask.post('/v1/drafts').send(body).expect(400);
  expect(reply.body.errors.map(({ field }: { field: string }) => field)).toEqual(fields);
});

const withCue = (content: QuestionContentReply, say: string): QuestionContentReply => ({
  ...content,
  criteria: content.criteria.map((it, index) => (index === 1 ? { ...it, cues: [...it.cues, { say, weight: 1 }] } : it)),
});

it('names fields of the content as they stand in the body, however deep', async () => {
  const { ask, importText } = await anAuthoringApp();
  const { id, content } = await importText(aDocument);
  const path = `/v1/drafts/${id}`;
  const cue = content.criteria[1].cues.length;
  const errors = [{ field: `content.criteria.1.cues.${cue}` }];
  const wrong = withCue(content, '@没有这一组');
  const saved = await ask.put(path).send({ revision: 1, content: wrong }).expect(400);
  expect(saved.body).toMatchObject({ code: 'input-invalid', errors });
  const tried = await ask.post('/v1/rubric-trials').send({ content: wrong, answer: '' }).expect(400);
  expect(tried.body).toMatchObject({ code: 'input-invalid', errors });
  const heavy = withCue(content, 'x'.repeat(2_001));
  const long = await ask.put(path).send({ revision: 1, content: heavy }).expect(400);
  expect(long.body).toMatchObject({ errors: [{ field: `content.criteria.1.cues.${cue}.say` }] });
  const section = await ask
    .put(path)
    .send({ revision: 1, content, section: { id: 'No Id', title: 'x' } })
    .expect(400);
  expect(section.body).toMatchObject({ errors: [{ field: 'section.id' }] });
  const sum = await ask
    .put(path)
    .send({ revision: 1, content: { ...content, points: 7 } })
    .expect(400);
  expect(sum.body).toMatchObject({ errors: [{ field: 'content.points' }] });
});

it('says of a save on an older revision at which one the draft is', async () => {
  const { ask, importText } = await anAuthoringApp();
  const { id, content } = await importText(aDocument);
  await ask.put(`/v1/drafts/${id}`).send({ revision: 1, content }).expect(200);
  const late = await ask.put(`/v1/drafts/${id}`).send({ revision: 1, content }).expect(409);
  expect(late.body).toMatchObject({ code: 'draft-changed', errors: [{ field: 'revision', message: 'is 2 now' }] });
});

it('publishes nothing that is uncertain, unsound or unchanged without what that takes', async () => {
  const { ask, importText } = await anAuthoringApp();
  const { id, content } = await importText(aDocument.replace('共1题', '共2题'));
  const publish = (body: object, draftId = id) => ask.post(`/v1/drafts/${draftId}/publication`).send(body);
  // The same cue in two criteria is an error of lint, whatever the engine makes of the answers.
  const shared = [
    { say: '鞠躬', weight: 2 },
    { say: '作揖', weight: 2 },
  ];
  const criteria = content.criteria.map((it: object) => ({ ...it, cues: shared }));
  await ask
    .put(`/v1/drafts/${id}`)
    .send({ revision: 1, content: { ...content, criteria } })
    .expect(200);
  const uncertain = await publish({ revision: 2 }).expect(409);
  expect(uncertain.body.code).toBe('uncertain');
  const unsound = await publish({ revision: 2, acceptUncertain: true }).expect(409);
  expect(unsound.body.code).toBe('rubric-unsound');
  expect(unsound.body.errors).toContainEqual({ field: 'objections', message: 'overlapping-criteria c1 c2' });
  const short = await publish({ revision: 2, acceptUncertain: true, overrideReason: '没事' }).expect(400);
  expect(short.body.errors).toMatchObject([{ field: 'overrideReason' }]);
  const { body } = await publish({ revision: 2, acceptUncertain: true, overrideReason }).expect(201);
  expect(body).toMatchObject({ isConfirmed: true, override: { reason: overrideReason } });
  expect((await publish({ revision: 2 }).expect(404)).body.code).toBe('draft-not-found');

  const same = await ask.post('/v1/drafts').send({ questionId: body.questionId }).expect(201);
  const unchanged = await publish({ revision: 1, overrideReason }, same.body.id).expect(409);
  expect(unchanged.body.code).toBe('version-exists');
});

it('asks no model where none is set', async () => {
  const { ask, importText } = await anAuthoringApp();
  const { id } = await importText(aDocument);
  const reply = await ask.post(`/v1/drafts/${id}/proposals`).send({ revision: 1 }).expect(422);
  expect(reply.body.code).toBe('engine-not-configured');
});

it.each(['/v1/drafts/nothing', '/v1/drafts/..%2f', `/v1/rubrics/${'f'.repeat(64)}`, '/v1/rubrics/%00'])(
  'says of %s that it is not there',
  async (path) => {
    const { ask } = await anAuthoringApp();
    const { body } = await ask.get(path).expect(404);
    expect(body.code).toBe(path.startsWith('/v1/drafts') ? 'draft-not-found' : 'rubric-not-found');
  },
);

it('logs not a word of rubrics and answers', async () => {
  const { ask, importText, logged } = await anAuthoringApp();
  const { content } = await importText(aDocument);
  await ask
    .post('/v1/rubric-trials')
    .send({ content: withCue(content, '机密'), answer: '机密' })
    .expect(200);
  expect(logged.join('')).toContain('/v1/rubric-trials');
  expect(logged.join('')).not.toMatch(/机密|倾听|排队/);
});
