import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { RubricNotFoundError } from '../../src/domain/authoring-errors.ts';
import { InputInvalidError } from '../../src/domain/errors.ts';
import type { Question } from '../../src/domain/question-bank.ts';
import { openStoredServices, type StoredServices } from '../../src/open-stored-services.ts';
import { contentOf } from '../../src/rubrics/to-question.ts';
import { aDraft } from '../contract/a-draft.ts';
import { aBankFolder, bankFiles } from '../rubrics/a-bank-folder.ts';
import { createDatabase } from '../support/postgres/create-database.ts';
import { aFolder } from './open-test-store.ts';

const settings = {
  uploadLimitBytes: 1_000_000,
  batchThreads: 0,
  llm: undefined,
  embedding: undefined,
  maskPersonalData: true,
};

/** Opens services over one and the same database, with the bank as its files are then. */
async function aPlace(isPostgres: boolean) {
  const databaseUrl = isPostgres ? await createDatabase(inject('postgresUrl')) : undefined;
  const place = { ...settings, databaseUrl, dataDirectory: join(aFolder(), 'data') };
  return async (files: Parameters<typeof aBankFolder>[0] = {}): Promise<StoredServices> => {
    const services = await openStoredServices(aBankFolder(files), place, () => {});
    onTestFinished(() => services.close());
    return services;
  };
}

const questionOf = ({ bank }: StoredServices, id: string) => bank.questions.find((it) => it.id === id) as Question;

const hashOf = (services: StoredServices, id: string): string => questionOf(services, id).rubric.hash;

/** A draft of "delay" that takes a letter for an answer, for 3 points. */
async function draftLetter(services: StoredServices): Promise<string> {
  const content = contentOf(questionOf(services, 'delay'));
  const criteria = content.criteria.map((it) => ({ ...it, points: 3, cues: [{ say: 'letter', weight: 2 }] }));
  const draft = aDraft({ content: { ...content, points: 3, criteria }, practiceAnswers: [] });
  return (await services.storage.drafts.create(draft)).id;
}

const letter = 'I send a letter to each of them.';

describe.each([
  { name: 'SQLite', isPostgres: false },
  { name: 'PostgreSQL', isPostgres: true },
])('comparing rubrics, on $name,', ({ isPostgres }) => {
  it('tells what a draft changes, and on the stored answers whose points', async () => {
    const services = await (await aPlace(isPostgres))();
    const { authoring, evaluations, storage } = services;
    const record = (answer: string, candidateId?: string) =>
      evaluations.recordEvaluation({ questionId: 'delay', engine: 'keyword', answer, candidateId });
    const sent = await record(letter);
    await record('I wait and see.');
    await record(letter, 'forgotten');
    await storage.candidates.forget('forgotten');
    const comparison = await authoring.compare(hashOf(services, 'delay'), await draftLetter(services));
    expect(comparison).toMatchObject({
      questionId: 'delay',
      from: { version: '1.0.0', hash: hashOf(services, 'delay') },
      to: { version: '0.0.0' },
      effect: { answers: 2, changed: 1, largest: [{ id: sent.recordId, before: 0, after: 3 }] },
    });
    expect(comparison.changes).toContainEqual({ field: 'points', before: 2, after: 3 });
    expect(await storage.evaluations.findByAnswer(sent.answerId)).toHaveLength(1);
  });

  it('knows a version that is in no file any more, and evaluates with it unless it had practice answers', async () => {
    const open = await aPlace(isPostgres);
    const older = await open();
    const newer = await open({
      'delay.yaml': bankFiles['delay.yaml'].replace('[tell, call*]', '[{ say: letter, weight: 2 }]'),
      'complaint.yaml': bankFiles['complaint.yaml'].replace('客户投诉', '客户抱怨'),
    });
    for (const [questionId, answer] of [
      ['delay', letter],
      ['complaint', '我先道歉。'],
    ] as const) {
      await newer.evaluations.recordEvaluation({ questionId, engine: 'keyword', answer });
    }
    const compare = (id: string) => newer.authoring.compare(hashOf(older, id), hashOf(newer, id));
    expect(await compare('delay')).toMatchObject({ effect: { answers: 1, changed: 1, meanShift: 2 } });
    expect(await compare('complaint')).toMatchObject({
      changes: [{ field: 'prompt', before: '客户投诉怎么办？', after: '客户抱怨怎么办？' }],
      effect: { answers: 0, meanShift: null },
    });
  });

  it('refuses rubrics that are not there, or of two questions', async () => {
    const services = await (await aPlace(isPostgres))();
    const [complaint, delay] = [hashOf(services, 'complaint'), hashOf(services, 'delay')];
    await expect(services.authoring.compare(complaint, 'nothing')).rejects.toThrow(RubricNotFoundError);
    await expect(services.authoring.compare(complaint, delay)).rejects.toThrow(InputInvalidError);
  });
});
