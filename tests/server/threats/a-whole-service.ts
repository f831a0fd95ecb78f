import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import { packEvaluation } from '../../../src/scoring/pack-evaluation.ts';
import { createUploadFiles } from '../../../src/storage/disk/upload-files.ts';
import { openSqlStorage } from '../../../src/storage/sql/open-storage.ts';
import { createSqliteQueue } from '../../../src/storage/sql/sqlite-queue.ts';
import { createBatchServices } from '../../../src/workflows/create-batch-services.ts';
import { createEvaluationServices } from '../../../src/workflows/create-evaluation-services.ts';
import { createReviewServices } from '../../../src/workflows/create-review-services.ts';
import { createPackMany } from '../../../src/workflows/pack-many.ts';
import { aBank } from '../../workflows/a-bank.ts';
import { fakeEvaluateAnswer } from '../../workflows/fake-evaluate-answer.ts';
import { anApp } from '../an-app.ts';
import { asPerson, fakeEntrance } from '../fake-entrance.ts';

const reviewers = ['interviewer-1', 'interviewer-2', 'interviewer-3', 'owner'];

const mapping = { layout: 'long', candidate: 'who', question: 'what', answer: 'text' };

/** The service with batches, evaluations and reviews in a real store; only who asks is taken for granted, as asPerson says it. */
export async function aWholeService() {
  const folder = mkdtempSync(join(tmpdir(), 'threats-'));
  const { storage, db } = await openSqlStorage({ sqliteFile: join(folder, 'store.sqlite') });
  onTestFinished(async () => {
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const bank = aBank();
  await storage.rubrics.saveBank(bank);
  const evaluate = fakeEvaluateAnswer(bank);
  const { batches, evaluations, reviews, rubrics } = storage;
  const people = {
    namesOf: async (ids: readonly string[]) => new Map(ids.map((id) => [id, `name of ${id}`])),
    listReviewers: async () => reviewers.map((id) => ({ id, name: `name of ${id}` })),
  };
  const services = createBatchServices({
    ...{ bank, batches, uploads: createUploadFiles(join(folder, 'uploads'), 10_000_000, Date.now) },
    queue: createSqliteQueue(db, { bank, newId: () => v7() }),
    packMany: createPackMany(evaluate, bank),
    elapsedMs: () => performance.now(),
    wakeWorkers: () => undefined,
  });
  const { app, logged } = await anApp({
    ...{ entrance: fakeEntrance(), bank, batches: { ...services } },
    evaluations: createEvaluationServices(bank, evaluate, evaluations),
    reviews: createReviewServices({ bank, reviews, evaluations, batches, rubrics, people }),
    forget: (candidateId, by) => storage.candidates.forget(candidateId, by),
  });
  const send = (method: 'get' | 'post' | 'put' | 'delete', address: string, who: string, body?: object) =>
    request(app)[method](address).set(asPerson(who)).send(body);

  /** A batch of somebody's with one answer, evaluated; and an upload of theirs that nobody imports. */
  const aBatchOf = async (who: string, candidateId: string, answer: string) => {
    const upload = async () => {
      const sent = request(app).post('/v1/uploads').set({ 'X-File-Name': 'a.csv', 'Content-Type': 'text/csv' });
      const { body } = await sent.set(asPerson(who)).send(`who,what,text\n${candidateId},complaint,${answer}\n`);
      return body.uploadId as string;
    };
    const uploadId = await upload();
    const { body } = await send('post', '/v1/batches', who, { uploadId: await upload(), mapping }).expect(201);
    await batches.start(body.id, { items: null, costUsd: null });
    const evaluation = await evaluate({ questionId: 'complaint', answer });
    await batches.recordOutcomes(body.id, [{ position: 0, costUsd: 0, evaluation: packEvaluation(evaluation, 'zh') }]);
    const [item] = await batches.listItems(body.id, {}, { limit: 1 });
    return { batchId: body.id as string, uploadId, recordId: item?.evaluation?.recordId ?? '' };
  };

  /** Tie somebody's account to a candidate of a batch, as taking an invitation does. */
  const link = async (userId: string, batchId: string) => {
    const found = db.selectFrom('batch_items').select('candidate_id').where('batch_id', '=', batchId);
    const { candidate_id } = await found.executeTakeFirstOrThrow();
    const tie = { user_id: userId, batch_id: batchId, candidate_id, created_at: '2026-03-02T08:30:00.000Z' };
    await db.insertInto('candidate_links').values(tie).execute();
  };

  const document = (await request(app).get('/openapi.json').expect(200)).body;
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item as object).map((method) => ({ method, path, operation: `${method} ${path}` })),
  );
  return { app, logged, storage, db, send, aBatchOf, link, document, operations };
}
