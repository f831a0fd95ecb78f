import { expect, it } from 'vitest';
import type { QuestionContent } from '../../src/domain/rubric-draft.ts';
import type { StoredServices } from '../../src/open-stored-services.ts';
import { getQuestion } from '../../src/workflows/list-questions.ts';
import { aDocument, anAuthoringPlace, toFile } from './an-authoring-place.ts';

/** Whether a mutant survives is the engine's business: a reason is given for all cases. */
const overrideReason = '已经由两位面试官核对过';
const answer = '请客户到休息区坐下，耐心听他说完不满的地方。调取叫号记录，弄清楚窗口排队变慢的原因。';

const evaluate = async ({ evaluations }: StoredServices, questionId: string) =>
  (await evaluations.recordEvaluation({ questionId, answer })).evaluation;

const withLabel = (content: QuestionContent, label: string): QuestionContent => ({
  ...content,
  criteria: content.criteria.map((criterion, index) => (index === 0 ? { ...criterion, label } : criterion)),
});

it('takes pasted text to a question that answers are evaluated with, also after a restart', async () => {
  const open = anAuthoringPlace();
  const services = await open();
  const { authoring } = services;
  const { drafts } = await authoring.importDocument(toFile(aDocument));
  const [draft] = drafts;
  if (!draft) throw new Error('the document gave no draft');
  expect(draft).toMatchObject({
    revision: 1,
    section: { title: '服务意识' },
    basedOn: null,
    uncertainties: [],
    source: { lines: [{ number: 2 }, { number: 3 }, { number: 4 }, { number: 5 }, { number: 6 }] },
    content: { points: 6, criteria: [{ points: 2 }, { points: 2 }, { points: 2 }] },
  });
  const saved = await authoring.saveDraft(draft.id, 1, { content: withLabel(draft.content, '先听完') });
  expect(saved.revision).toBe(2);
  const report = await authoring.testDraft(draft.id);
  expect(report.mutants.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['whole', 'bullet-negated', 'blank']));
  const published = await authoring.publishDraft(draft.id, { revision: 2, overrideReason });
  expect(published).toMatchObject({ number: 1, isConfirmed: false, weights: null });
  const { id: questionId, rubric } = published.question;
  expect(rubric.version).toBe('1.0.0');

  for (const it of [services, await open()]) {
    expect(getQuestion(it.bank, questionId)).toMatchObject({ points: 6, criteria: [{ label: '先听完' }, {}, {}] });
    const evaluation = await evaluate(it, questionId);
    expect(evaluation).toMatchObject({ maxPoints: 6, rubric: { version: '1.0.0', hash: rubric.hash } });
    expect(evaluation.totalPoints).toBeGreaterThan(0);
    expect(await it.authoring.listDrafts()).toEqual([]);
  }
});

it('edits a version with its practice answers, fits it anew, and refuses one in which nothing was changed', async () => {
  const services = await anAuthoringPlace()();
  const { authoring, storage, bank } = services;
  const draft = await authoring.draftVersion('complaint');
  expect(draft).toMatchObject({ section: { id: 'service', title: '服务' }, source: null });
  expect(draft.practiceAnswers).toHaveLength(2);
  const publish = (revision: number) => authoring.publishDraft(draft.id, { revision, overrideReason });
  await expect(publish(1)).rejects.toMatchObject({ code: 'version-exists' });
  await authoring.saveDraft(draft.id, 1, { content: { ...draft.content, note: '只改了说明' } });
  const { question } = await publish(2);
  expect(question.rubric.version).toBe('1.1.0');
  const [published] = await storage.publications.listSince(bank.id, 0);
  expect(JSON.parse(published?.weights ?? '')).toMatchObject({ rubricHash: question.rubric.hash });
  expect(await evaluate(services, 'complaint')).toMatchObject({ rubric: { version: '1.1.0' } });
  const later = await authoring.draftVersion('complaint');
  expect(later.practiceAnswers).toEqual(draft.practiceAnswers);
});
