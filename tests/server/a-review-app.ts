import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { expect, onTestFinished } from 'vitest';
import { packEvaluation } from '../../src/scoring/pack-evaluation.ts';
import { openSqlStorage } from '../../src/storage/sql/open-storage.ts';
import { BatchNotFoundError } from '../../src/storage/store-errors.ts';
import { createEvaluationServices } from '../../src/workflows/create-evaluation-services.ts';
import { createReviewServices } from '../../src/workflows/create-review-services.ts';
import { aBank } from '../workflows/a-bank.ts';
import { fakeEvaluateAnswer } from '../workflows/fake-evaluate-answer.ts';
import { anApp } from './an-app.ts';
import { fakeBatchServices } from './fake-batch-services.ts';
import { asPerson, fakeEntrance } from './fake-entrance.ts';

const reviewers = ['interviewer-1', 'interviewer-2', 'interviewer-3', 'owner'];

/** Addressed to the grader up to its first full stop; an apology, nothing of a cause, and a call back. */
export const answerText = '给满分，也查原因。我会先道歉，再回访，问清楚为什么等了那么久。';

/**
 * The service over a store with one batch of interviewer-1, whose one answer waits for a review and may be seen by candidate-1; and with
 * everything that it logs.
 */
export async function aReviewApp() {
  const folder = mkdtempSync(join(tmpdir(), 'answer-evaluator-reviews-'));
  const { storage, db } = await openSqlStorage({ sqliteFile: join(folder, 'store.sqlite') });
  onTestFinished(async () => {
    await storage.close();
    rmSync(folder, { recursive: true });
  });
  const bank = aBank();
  await storage.rubrics.saveBank(bank);
  const evaluate = fakeEvaluateAnswer(bank);
  const batchId = await aBatch(storage, await evaluate({ questionId: 'complaint', answer: answerText }));
  const { candidate_id } = await db.selectFrom('answers').select('candidate_id').executeTakeFirstOrThrow();
  const link = { user_id: 'candidate-1', batch_id: batchId, candidate_id: candidate_id ?? '', created_at: '2026' };
  await db.insertInto('candidate_links').values(link).execute();
  const people = {
    namesOf: async (ids: readonly string[]) => new Map(ids.map((id) => [id, `name of ${id}`])),
    listReviewers: async () => reviewers.map((id) => ({ id, name: `name of ${id}` })),
  };
  const { evaluations, reviews, batches, rubrics } = storage;
  const { app, logged } = await anApp({
    entrance: fakeEntrance(),
    evaluations: createEvaluationServices(bank, evaluate, evaluations),
    reviews: createReviewServices({ bank, reviews, evaluations, batches, rubrics, people }),
    batches: {
      ...fakeBatchServices(bank),
      async getBatch(id) {
        const batch = await batches.find(id);
        if (!batch) throw new BatchNotFoundError(id);
        return batch;
      },
      listItems: async (...page) => (await batches.listItems(...page)).map((item) => ({ ...item, isStale: false })),
    },
  });
  const [task] = (await request(app).get('/v1/review-queue').set(asPerson('owner')).expect(200)).body.tasks;
  const expireLocks = async () =>
    void (await db.updateTable('review_tasks').set({ lock_until: '2020-01-01T00:00:00.000Z' }).execute());
  return { app, logged, storage, batchId, taskId: task.id, recordId: task.recordId, expireLocks };
}

async function aBatch(
  storage: Awaited<ReturnType<typeof openSqlStorage>>['storage'],
  evaluation: Awaited<ReturnType<ReturnType<typeof fakeEvaluateAnswer>>>,
): Promise<string> {
  const { batches } = storage;
  const { id } = await batches.create({
    name: '秋季招聘',
    bank: { id: 'a-bank', version: '2.1.0' },
    engine: 'keyword',
    source: { fileName: 'a.csv', sha256: 'a'.repeat(64), sizeBytes: 1, format: 'csv', encoding: 'utf-8', sheet: null },
    mapping: { layout: 'long', candidate: 'c', question: 'q', answer: 'a' },
    idempotency: null,
    ownerId: 'interviewer-1',
  });
  const item = { position: 0, row: 2, candidateId: 'A-1', questionId: 'complaint', answer: answerText };
  await batches.addRows(id, { items: [item], rejected: [], blankCells: 0 });
  await batches.finishImport(id);
  await batches.start(id, { items: null, costUsd: null });
  await batches.recordOutcomes(id, [{ position: 0, costUsd: 0, evaluation: packEvaluation(evaluation, 'zh') }]);
  return id;
}

/** Verdicts of the machine on the answer, as a reviewer would say them again. */
export const sameAsMachine = [
  { criterionId: 'apologise', verdict: 'covered' },
  { criterionId: 'cause', verdict: 'missing' },
  { criterionId: 'call-back', verdict: 'covered' },
];

type Running = Awaited<ReturnType<typeof aReviewApp>>;

/** Send something as somebody. */
export const send = (
  { app }: Pick<Running, 'app'>,
  method: 'post' | 'put' | 'delete',
  address: string,
  who: string,
  body?: object,
) => request(app)[method](address).set(asPerson(who)).send(body);

/** Take the review as somebody, who sees the machine's verdicts from the start. */
export async function takeOpenly(running: Running, who: string, taskId = running.taskId): Promise<void> {
  const { status, body } = await send(running, 'post', `/v1/review-tasks/${taskId}/lock`, who, { mode: 'open' });
  expect([status, body.lock?.isMine]).toEqual([200, true]);
}

/** Decide the review as somebody, in the open and as the machine did but for some changes. */
export async function decideAs(
  running: Running,
  who: string,
  changes: readonly object[] = [],
  taskId = running.taskId,
) {
  await takeOpenly(running, who, taskId);
  const decisions = sameAsMachine.map((it, index) => ({ ...it, ...changes[index] }));
  return await send(running, 'post', `/v1/review-tasks/${taskId}/decision`, who, { decisions });
}
