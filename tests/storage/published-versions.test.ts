import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import type { Question } from '../../src/domain/question-bank.ts';
import { openStoredServices, type StoredServices } from '../../src/open-stored-services.ts';
import { contentOf, contentToQuestion } from '../../src/rubrics/to-question.ts';
import { getQuestion, listQuestions } from '../../src/workflows/list-questions.ts';
import { createGetReceipt } from '../../src/workflows/make-receipt.ts';
import { aDraft } from '../contract/a-draft.ts';
import { aBankFolder } from '../rubrics/a-bank-folder.ts';
import { createDatabase } from '../support/postgres/create-database.ts';
import { aFolder } from './open-test-store.ts';

const settings = {
  uploadLimitBytes: 1_000_000,
  batchThreads: 1,
  llm: undefined,
  embedding: undefined,
  maskPersonalData: true,
};

/** Opens services over one and the same database, each as a process of its own would. */
async function aPlace(isPostgres: boolean) {
  const databaseUrl = isPostgres ? await createDatabase(inject('postgresUrl')) : undefined;
  const place = { ...settings, databaseUrl, dataDirectory: join(aFolder(), 'data') };
  const bankDirectory = aBankFolder();
  return async (): Promise<StoredServices> => {
    const services = await openStoredServices(bankDirectory, place, () => {});
    onTestFinished(() => services.close());
    return services;
  };
}

/** The question "complaint" of the folder, which asks for an apology alone and takes a bow for one. */
function aShorterVersion({ bank }: StoredServices, version: string): Question {
  const content = contentOf(bank.questions.find(({ id }) => id === 'complaint') as Question);
  const [apologise] = content.criteria;
  if (!apologise) throw new Error('the question has no criterion');
  const criteria = [{ ...apologise, points: 2, cues: [{ say: '鞠躬', weight: 2 }] }];
  return contentToQuestion({ ...content, points: 2, criteria }, version, []);
}

async function publish(services: StoredServices, question: Question, section = { id: 'service', title: '服务' }) {
  const { drafts, publications } = services.storage;
  const draft = await drafts.create(aDraft());
  const publication = { section, question, weights: null, override: null, isConfirmed: false };
  return await publications.publish(services.bank.id, publication, draft);
}

const answer = '我先鞠躬，请他消消气。';
const request = { questionId: 'complaint', answer };

const pointsOf = async ({ evaluations }: StoredServices) => {
  const { evaluation } = await evaluations.recordEvaluation(request);
  return [evaluation.rubric.version, evaluation.totalPoints, evaluation.maxPoints];
};

/** As soon as a process knows of a publication; it looks every two seconds. */
const untilChanged = ({ liveBank }: StoredServices) => new Promise<void>((resolve) => liveBank.onChange(resolve));

describe.each([
  { name: 'SQLite', isPostgres: false },
  { name: 'PostgreSQL', isPostgres: true },
])('what is published, on $name,', ({ isPostgres }) => {
  it('is used for the next answer, and the evaluations before it stay as they are', async () => {
    const services = await (await aPlace(isPostgres))();
    const { evaluations } = services;
    const before = await evaluations.recordEvaluation(request);
    expect(before.evaluation).toMatchObject({ rubric: { version: '1.0.0' }, maxPoints: 3 });
    const question = aShorterVersion(services, '1.1.0');
    await publish(services, question);
    expect(await pointsOf(services)).toEqual(['1.1.0', 2, 2]);
    expect(getQuestion(services.bank, 'complaint')).toMatchObject({ points: 2, criteria: [{ id: 'apologise' }] });
    expect(await evaluations.getEvaluation(before.recordId)).toMatchObject({
      numbers: { rubric: { version: '1.0.0' } },
    });
    const again = await evaluations.evaluateAgain(before.recordId);
    expect(again).toMatchObject({ answerId: before.answerId, evaluation: { rubric: { hash: question.rubric.hash } } });
    expect(await services.storage.audit.verify()).toMatchObject({ evaluations: 3, tampering: [] });
  });

  it('is used by another process too, within seconds, and by one that starts later', async () => {
    const open = await aPlace(isPostgres);
    const [first, second] = [await open(), await open()];
    expect(await pointsOf(second)).toEqual(['1.0.0', 0, 3]);
    const changed = untilChanged(second);
    await publish(first, aShorterVersion(first, '1.1.0'));
    await changed;
    expect(await pointsOf(second)).toEqual(['1.1.0', 2, 2]);
    const back = untilChanged(first);
    const other = { ...contentOf(aShorterVersion(second, '1.0.0')), id: 'bow' };
    await publish(second, contentToQuestion(other, '1.0.0', []), { id: 'manners', title: '礼仪' });
    await back;
    expect(listQuestions(first.bank).sections.map(({ title }) => title)).toEqual(['服务', '礼仪']);
    expect(await pointsOf(await open())).toEqual(['1.1.0', 2, 2]);
  });

  it('leaves receipts of evaluations under an older version such that they can be replayed', async () => {
    const open = await aPlace(isPostgres);
    const services = await open();
    const { recordId } = await services.evaluations.recordEvaluation(request);
    await publish(services, aShorterVersion(services, '1.1.0'));
    const published = await services.evaluations.recordEvaluation(request);
    await publish(services, aShorterVersion(services, '1.2.0'));
    const later = await open();
    for (const id of [recordId, published.recordId]) {
      const getReceipt = createGetReceipt({
        getEvaluation: later.evaluations.getEvaluation,
        getBatch: later.batches.getBatch,
        program: '1.0.0',
      });
      expect(await later.replayReceipt(await getReceipt(id))).toMatchObject({ outcome: 'same' });
    }
  });

  it('in the middle of a batch is used for the rest of it: one evaluation an item, each names its version', async () => {
    const open = await aPlace(isPostgres);
    const [service, worker] = [await open(), await open()];
    // Four times what a worker has in hand, which is evaluated with what was published when it was taken.
    const items = 8_000;
    const rows = Array.from({ length: items }, (_, index) => `c${index},complaint,${answer}${index}`);
    const file = Readable.from([Buffer.from(`candidate,question,answer\n${rows.join('\n')}\n`)]);
    const { uploadId, suggestedMapping: mapping } = await service.batches.uploadTable(file, 'a.csv');
    if (!mapping) throw new Error('the columns were not recognised');
    const { batch } = await service.batches.importBatch({ uploadId, mapping, engine: 'keyword' });
    await service.batches.startBatch(batch.id);
    worker.startWorker();
    const evaluated = async () => (await service.batches.getBatch(batch.id)).counts.evaluated;
    await expect.poll(evaluated, { interval: 5, timeout: 30_000 }).toBeGreaterThan(0);
    await publish(service, aShorterVersion(service, '1.1.0'));
    await expect.poll(evaluated, { timeout: 30_000 }).toBe(items);
    expect(await service.batches.getBatch(batch.id)).toMatchObject({
      status: 'finished',
      counts: { items, evaluated: items, failed: 0 },
    });
    const versions: string[] = [];
    for (let after: number | undefined; versions.length < items; after = versions.length - 1) {
      const page = await service.batches.listItems(batch.id, {}, { after, limit: 500 });
      for (const { evaluation } of page) {
        const { rubric, maxPoints } = evaluation?.numbers ?? {};
        versions.push(`${rubric?.version} of ${maxPoints} points`);
      }
    }
    expect(new Set(versions)).toEqual(new Set(['1.0.0 of 3 points', '1.1.0 of 2 points']));
    const { tampering, evaluations } = await service.storage.audit.verify();
    expect({ tampering, evaluations }).toEqual({ tampering: [], evaluations: items });
  });
});
