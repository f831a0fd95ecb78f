import { expect, it } from 'vitest';
import type { RubricDraft } from '../../src/domain/rubric-draft.ts';
import { aDocument, anAuthoring, toFile } from './an-authoring-place.ts';

/** Whether a mutant survives is the engine's business: a reason is given where that is not what the test is about. */
const overrideReason = '已经和另一位面试官商量过';
const objection = 'based-on-older-version';

/** Two drafts of one question that is published nowhere, or in the bank's files; the first of them is published. */
async function twoDrafts(make: 'import' | 'edit') {
  const { authoring, bank, storage } = await anAuthoring();
  const draft = async (note: string): Promise<RubricDraft> => {
    const [made] =
      make === 'edit'
        ? [await authoring.draftVersion('delay')]
        : (await authoring.importDocument(toFile(aDocument))).drafts;
    if (!made) throw new Error('there is no draft');
    return await authoring.saveDraft(made.id, 1, { content: { ...made.content, note } });
  };
  const [first, second] = [await draft('先发布'), await draft('后发布')];
  const { question } = await authoring.publishDraft(first.id, { revision: 2, overrideReason });
  return { authoring, bank, storage, second, question };
}

const cases = [
  { what: 'a version that was edited twice', make: 'edit' },
  { what: 'a new question that was imported twice', make: 'import' },
] as const;

it.each(cases)('does not replace, without a reason, $what', async ({ make }) => {
  const { authoring, bank, second, question } = await twoDrafts(make);
  const report = await authoring.testDraft(second.id);
  expect(report.isSound).toBe(false);
  expect(report.lint[0]).toEqual({ code: objection, severity: 'error', facts: {} });
  await expect(authoring.publishDraft(second.id, { revision: 2 })).rejects.toMatchObject({
    code: 'rubric-unsound',
    objections: expect.arrayContaining([objection]),
  });
  expect(bank.questions.find(({ id }) => id === question.id)).toEqual(question);
  expect(await authoring.getDraft(second.id)).toEqual(second);
});

it.each(cases)('replaces, with a reason that is kept for good, $what', async ({ make }) => {
  const { authoring, bank, storage, second, question } = await twoDrafts(make);
  const published = await authoring.publishDraft(second.id, { revision: 2, overrideReason });
  expect(published.override).toEqual({
    reason: overrideReason,
    overridden: expect.arrayContaining([objection]),
  });
  expect(bank.questions.find(({ id }) => id === question.id)?.note).toBe('后发布');
  expect(await storage.publications.listSince(bank.id, 1)).toEqual([published]);
});

it('has nothing against a draft of the version in use, nor against a new question', async () => {
  const { authoring } = await anAuthoring();
  const { drafts } = await authoring.importDocument(toFile(aDocument));
  for (const { id } of [...drafts, await authoring.draftVersion('delay')]) {
    const { lint } = await authoring.testDraft(id);
    expect(lint.map(({ code }) => code)).not.toContain(objection);
  }
});
