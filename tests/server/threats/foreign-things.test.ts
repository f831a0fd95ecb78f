import { expect, it } from 'vitest';
import { aWholeService } from './a-whole-service.ts';

type Service = Awaited<ReturnType<typeof aWholeService>>;

const appeal = { criterionId: 'cause', quote: '道歉', message: '我说过' };

/** Two batches of two interviewers, with one candidate of the same name in each; candidate-1 is the first. */
async function twoBatches() {
  const service = await aWholeService();
  const mine = await service.aBatchOf('interviewer-1', 'A-1', '我会先道歉');
  const foreign = await service.aBatchOf('interviewer-2', 'A-1', '我会回访');
  await service.link('candidate-1', mine.batchId);
  return { ...service, mine, foreign };
}

/** What is said of a thing, without the number of the request. */
async function told({ send }: Service, method: string, address: string, who: string, body?: object) {
  const reply = await send(method as 'get', address, who, body);
  return { status: reply.status, code: reply.body.code, detail: reply.body.detail };
}

it.each([
  { method: 'get', rest: '' },
  { method: 'get', rest: '/receipt' },
  { method: 'get', rest: '/reviews' },
  { method: 'post', rest: '/again' },
  { method: 'post', rest: '/second-reviews' },
  { method: 'post', rest: '/appeals', body: appeal },
])('answers $method of an evaluation$rest of somebody else as if it were not there', async ({ method, rest, body }) => {
  const service = await twoBatches();
  const { foreign } = service;
  for (const who of ['candidate-1', 'candidate-2', 'interviewer-1']) {
    const said = await told(service, method, `/v1/evaluations/${foreign.recordId}${rest}`, who, body);
    const missing = await told(
      service,
      method,
      `/v1/evaluations/01a2163a-fc7e-7295-bf87-89dc615056b2${rest}`,
      who,
      body,
    );
    expect([who, said]).toEqual([who, missing]);
    const isForCandidates = !['/receipt', '/second-reviews'].includes(rest);
    expect([who, said.code]).toEqual([
      who,
      who.startsWith('i') || isForCandidates ? 'evaluation-not-found' : 'not-allowed',
    ]);
  }
});

it('answers every address of a batch of another interviewer as if it were not there', async () => {
  const service = await twoBatches();
  const ofBatch = service.operations.filter(({ path }) => path.startsWith('/v1/batches/{id}'));
  expect(ofBatch.length).toBeGreaterThan(15);
  for (const { method, path } of ofBatch) {
    const address = (id: string) => path.replace('{id}', id).replace('{position}', '0');
    const said = await told(service, method, address(service.foreign.batchId), 'interviewer-1');
    const missing = await told(service, method, address('01a2163a-fc7e-7295-bf87-89dc615056b2'), 'interviewer-1');
    expect([method, path, said]).toEqual([method, path, missing]);
    expect(said.code).toBe('batch-not-found');
  }
  const { body } = await service.send('get', '/v1/batches', 'interviewer-1').expect(200);
  expect(body.batches.map(({ id }: { id: string }) => id)).toEqual([service.mine.batchId]);
});

it('keeps an upload from other interviewers: they can neither look at it, nor import or discard it', async () => {
  const service = await twoBatches();
  const { uploadId } = service.foreign;
  for (const [method, address, body] of [
    ['get', `/v1/uploads/${uploadId}`],
    ['delete', `/v1/uploads/${uploadId}`],
    [
      'post',
      '/v1/batches',
      { uploadId, mapping: { layout: 'long', candidate: 'who', question: 'what', answer: 'text' } },
    ],
  ] as const) {
    expect((await told(service, method, address, 'interviewer-1', body)).code).toBe('upload-not-found');
  }
  await service.send('get', `/v1/uploads/${uploadId}`, 'interviewer-2').expect(200);
});

it('ties a candidate to the one batch that the invitation names, and to nobody of the same name in another', async () => {
  const { send, mine, foreign } = await twoBatches();
  await send('get', `/v1/evaluations/${mine.recordId}`, 'candidate-1').expect(200);
  await send('get', `/v1/evaluations/${foreign.recordId}`, 'candidate-1').expect(404);
  const { body } = await send('get', '/v1/evaluations', 'candidate-1').expect(200);
  expect(body.evaluations.map(({ recordId }: { recordId: string }) => recordId)).toEqual([mine.recordId]);
});

it('does not let a candidate have an answer of a batch evaluated again, and their own practice as often as they like', async () => {
  const { send, mine } = await twoBatches();
  const refused = await send('post', `/v1/evaluations/${mine.recordId}/again`, 'candidate-1').expect(403);
  expect(refused.body.code).toBe('not-allowed');
  const { body } = await send('post', '/v1/evaluations', 'candidate-1', { questionId: 'complaint', answer: '道歉' });
  await send('post', `/v1/evaluations/${body.recordId}/again`, 'candidate-1').expect(201);
  await send('post', `/v1/evaluations/${mine.recordId}/again`, 'interviewer-1').expect(201);
});

it('shows a candidate neither cues, model answers nor what counts as covered, in whatever they may read', async () => {
  const { send, mine, operations } = await twoBatches();
  const { body: typed } = await send('post', '/v1/evaluations', 'candidate-1', {
    questionId: 'complaint',
    answer: '道歉',
  });
  await send('post', `/v1/evaluations/${mine.recordId}/appeals`, 'candidate-1', appeal).expect(201);
  let read = 0;
  for (const { method, path } of operations.filter((it) => it.method === 'get' && it.path.startsWith('/v1/'))) {
    for (const id of [mine.recordId, typed.recordId, mine.batchId, 'complaint']) {
      const address = path.replace('{id}', id).replace('{position}', '0');
      const { status, text } = await send(method as 'get', address, 'candidate-1');
      if (status === 200) read += 1;
      expect([address, /(cue|covered-text|partial-text|model-answer|practice-answer)-of/.test(text)]).toEqual([
        address,
        false,
      ]);
    }
  }
  expect(read).toBeGreaterThan(20);
});
