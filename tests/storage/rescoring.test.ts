import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { QuestionNotFoundError } from '../../src/domain/errors.ts';
import type { Question } from '../../src/domain/question-bank.ts';
import { openStoredServices, type StoredServices } from '../../src/open-stored-services.ts';
import { contentOf, contentToQuestion } from '../../src/rubrics/to-question.ts';
import { aDraft } from '../contract/a-draft.ts';
import { aBankFolder } from '../rubrics/a-bank-folder.ts';
import { createDatabase } from '../support/postgres/create-database.ts';
import { aFolder } from './open-test-store.ts';

const settings = {
  uploadLimitBytes: 10_000_000,
  batchThreads: 1,
  llm: undefined,
  embedding: undefined,
  maskPersonalData: true,
};

async function openServices(isPostgres: boolean): Promise<StoredServices> {
  const databaseUrl = isPostgres ? await createDatabase(inject('postgresUrl')) : undefined;
  const place = { ...settings, databaseUrl, dataDirectory: join(aFolder(), 'data') };
  const services = await openStoredServices(aBankFolder(), place, () => {});
  onTestFinished(() => services.close());
  return services;
}

const bow = '我先鞠躬，请他消消气。';

/** Publish a version of "complaint" that takes a bow for an apology, for 2 points, and asks for nothing else. */
async function publish({ bank, storage }: StoredServices, version: string): Promise<Question> {
  const content = contentOf(bank.questions.find(({ id }) => id === 'complaint') as Question);
  const [apologise] = content.criteria;
  if (!apologise) throw new Error('the question has no criterion');
  const criteria = [{ ...apologise, points: 2, cues: [{ say: '鞠躬', weight: 2 }] }];
  const question = contentToQuestion({ ...content, points: 2, criteria }, version, []);
  const draft = await storage.drafts.create(aDraft());
  const section = { id: 'service', title: '服务' };
  const publication = { section, question, weights: null, override: null, isConfirmed: false };
  await storage.publications.publish(bank.id, publication, draft);
  return question;
}

/** A finished batch of so many answers with a bow. */
async function aBatchOf({ batches, startWorker }: StoredServices, answers: number): Promise<string> {
  const rows = Array.from({ length: answers }, (_, index) => `c${index},complaint,${bow}${index}`);
  const file = Readable.from([Buffer.from(`candidate,question,answer\n${rows.join('\n')}\n`)]);
  const { uploadId, suggestedMapping: mapping } = await batches.uploadTable(file, 'a.csv');
  if (!mapping) throw new Error('the columns were not recognised');
  const { batch } = await batches.importBatch({ uploadId, mapping, engine: 'keyword' });
  await batches.startBatch(batch.id);
  const worker = startWorker();
  for await (const { status } of batches.watchBatch(batch.id, AbortSignal.timeout(30_000))) {
    if (status === 'finished') break;
  }
  await worker.stop();
  return batch.id;
}

const request = { questionId: 'complaint', engine: 'keyword' } as const;

describe.each([
  { name: 'SQLite', isPostgres: false },
  { name: 'PostgreSQL', isPostgres: true },
])('scoring again, on $name,', ({ isPostgres }) => {
  it('evaluates each stale answer once more, keeps both, and finds nothing to do the second time', async () => {
    const services = await openServices(isPostgres);
    const { authoring, evaluations } = services;
    const said = await evaluations.recordEvaluation({ ...request, answer: bow, candidateId: 'c-1' });
    const silent = await evaluations.recordEvaluation({ ...request, answer: '我去看一看。', readerLanguage: 'en' });
    const erased = await evaluations.recordEvaluation({ ...request, answer: bow, candidateId: 'c-3' });
    await services.storage.candidates.forget('c-3');
    expect(await authoring.rescore('complaint')).toEqual({ stale: 0, rescored: 0, failed: 0, changed: 0, kept: 0 });
    const question = await publish(services, '1.1.0');
    const fresh = await evaluations.recordEvaluation({ ...request, answer: bow });
    expect(await authoring.rescore('complaint')).toEqual({ stale: 3, rescored: 2, failed: 1, changed: 1, kept: 0 });
    const historyOf = async ({ answerId }: typeof said) =>
      (await services.storage.evaluations.findByAnswer(answerId)).map(({ numbers, texts }) => [
        numbers.rubric.version,
        numbers.totalPoints,
        numbers.engine.id,
        texts?.language,
      ]);
    expect(await historyOf(said)).toEqual([
      ['1.0.0', 0, 'keyword', 'zh'],
      ['1.1.0', 2, 'keyword', 'zh'],
    ]);
    expect(await historyOf(silent)).toEqual([
      ['1.0.0', 0, 'keyword', 'en'],
      ['1.1.0', 0, 'keyword', 'en'],
    ]);
    expect([(await historyOf(erased)).length, (await historyOf(fresh)).length]).toEqual([1, 1]);
    expect(await authoring.rescore('complaint')).toEqual({ stale: 1, rescored: 0, failed: 1, changed: 0, kept: 0 });
    expect(await evaluations.getEvaluation(fresh.recordId)).toMatchObject({ rubric: { hash: question.rubric.hash } });
    expect(await services.storage.audit.verify()).toMatchObject({ evaluations: 6, tampering: [] });
    await expect(authoring.rescore('nothing')).rejects.toThrow(QuestionNotFoundError);
  });

  it('does 2,000 answers of a batch in seconds, and two at once do them once', async () => {
    const services = await openServices(isPostgres);
    const { authoring, batches } = services;
    const id = await aBatchOf(services, 2_000);
    await publish(services, '1.1.0');
    const told: number[] = [];
    const first = authoring.rescore('complaint', { onProgress: ({ rescored }) => void told.push(rescored) });
    const [one, two] = await Promise.all([first, authoring.rescore('complaint')]);
    expect(one.rescored + two.rescored).toBe(2_000);
    expect(one.changed + two.changed).toBe(2_000);
    expect(told.at(-1)).toBe(one.rescored);
    const items = await batches.listItems(id, {}, { limit: 1_000 });
    const shown = items.map((it) => [it.evaluation?.numbers.totalPoints, it.earlierRecordId === null]);
    expect(new Set(shown.map(String))).toEqual(new Set(['2,false']));
  });

  it('ended in the middle leaves whole pages, and goes on where it was', async () => {
    const services = await openServices(isPostgres);
    await aBatchOf(services, 1_200);
    await publish(services, '1.1.0');
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error('enough'));
    const ended = services.authoring.rescore('complaint', { signal: stop.signal, onProgress });
    await expect(ended).rejects.toThrow('enough');
    expect(await services.authoring.rescore('complaint')).toMatchObject({ stale: 700, rescored: 700, failed: 0 });
  });
});
