import { join } from 'node:path';
import { expect, it } from 'vitest';
import { agreementSchema, driftReportSchema } from '../../src/api/agreement-schemas.ts';
import { pointsFor } from '../../src/scoring/score-finding.ts';
import { openSqlStorage } from '../../src/storage/sql/open-storage.ts';
import { aStore, batchOf } from './a-store.ts';

/** Twelve answers that the machine finds no cause in, of which a person finds it in four, by the real store. */
async function aReviewedStore() {
  const store = aStore();
  const rows = Array.from(
    { length: 12 },
    (_, index) => `c-${index},complaint,先道歉，再${index < 4 ? '调监控' : '倒水'} ${index}`,
  );
  const input = store.file('answers.csv', `candidate,question,answer\n${rows.join('\n')}\n`);
  const { id: batchId } = batchOf(await store.run(['batch', '--store', '--input', input, '--json']));
  const { storage } = await openSqlStorage({ sqliteFile: join(store.data, 'answers.sqlite') });
  const reviewer = { userId: 'li', seesAll: true };
  try {
    await storage.reviews.addFirstTasks(batchId, [...rows.keys()]);
    for (const task of await storage.reviews.listTasks(reviewer, {}, { limit: 50 })) {
      await storage.reviews.take(reviewer, task.id, 'open');
      const { answer, numbers } = (await storage.evaluations.find(task.recordId)) ?? {};
      const start = answer?.indexOf('调监控') ?? -1;
      const decisions = (numbers?.criteria ?? []).map((result) => {
        const machineVerdict = 'verdict' in result ? result.verdict : null;
        const verdict = start >= 0 && result.id === 'cause' ? 'covered' : (machineVerdict ?? 'missing');
        const points = pointsFor(verdict, { points: result.maxPoints });
        const machinePoints = 'points' in result ? result.points : null;
        const machine = { machineVerdict, machinePoints, blindVerdict: null };
        return { criterionId: result.id, verdict, points, maxPoints: result.maxPoints, ...machine };
      });
      const evidence = { start, end: start + 3, text: '调监控' };
      const marked = start < 0 ? [] : [{ criterionId: 'cause', reason: '查了', evidence }];
      const texts = { note: '', decisions: marked };
      await storage.reviews.decide(reviewer, { taskId: task.id, recordId: task.recordId, decisions, texts });
    }
  } finally {
    await storage.close();
  }
  return { store, batchId };
}

it('shows agreement, drift and patterns of the reviews in the store', async () => {
  const { store, batchId } = await aReviewedStore();
  const agreement = await store.run(['reviews', 'agreement', '--batch', batchId, '--question', 'complaint', '--json']);
  const { reviews, machine } = agreementSchema.parse(JSON.parse(agreement.stdout));
  const open = machine.find(({ basis }) => basis === 'open');
  const ofCause = open?.groups.find(({ criterionId }) => criterionId === 'cause');
  expect([reviews, ofCause?.answers, ofCause?.figures.exactAgreement?.value]).toEqual([12, 12, 8 / 12]);
  const shown = await store.run(['reviews', 'agreement']);
  expect(shown.stdout).toContain('machine and people, before seeing any other verdict: nothing yet');
  expect(shown.stdout).toMatch(/\n +12 +12 +0\.67 \(0\.\d\d to 0\.\d\d\).* complaint cause\n/);
  expect(shown.stdout).toContain('Reviewed answers are mostly the doubtful ones');
  const drift = await store.run(['reviews', 'drift', '--json']);
  expect(driftReportSchema.parse(JSON.parse(drift.stdout)).reviewers).toMatchObject([
    { reviewerId: 'li', name: null, reviews: 12, drift: null },
  ]);
  expect((await store.run(['reviews', 'drift'])).stdout).toContain('not before 40 reviews');
  const patterns = await store.run(['reviews', 'patterns']);
  expect(patterns.stdout).toBe(
    'complaint cause: missing by the machine, covered by people\n' +
      '  4 of 12 such answers, share 0.33 (0.14 to 0.61); +1.5 points each\n',
  );
});

it('refuses a batch and a question that are not there, and a store that is not', async () => {
  const { store } = await aReviewedStore();
  const noBatch = await store.run(['reviews', 'agreement', '--batch', 'nothing']);
  expect([noBatch.code, noBatch.stdout]).toEqual([1, '']);
  const noQuestion = await store.run(['reviews', 'patterns', '--question', 'nothing']);
  expect([noQuestion.code, noQuestion.stdout]).toEqual([1, '']);
  expect((await store.run(['reviews', 'drift', '--question', 'complaint'])).code).toBe(2);
  expect((await aStore().run(['reviews', 'drift'])).stderr).toContain('there is no database');
});
