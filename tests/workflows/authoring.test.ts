import { expect, it } from 'vitest';
import type { QuestionContent, RubricDraft } from '../../src/domain/rubric-draft.ts';
import type { AuthoringServices } from '../../src/workflows/authoring-services.ts';
import { aDocument, anAuthoring, toFile } from './an-authoring-place.ts';

/** Whether a mutant survives is the engine's business: a reason is given for all cases. */
const overrideReason = '已经由两位面试官核对过';

async function importOne(
  { authoring }: { readonly authoring: AuthoringServices },
  text = aDocument,
): Promise<RubricDraft> {
  const { drafts } = await authoring.importDocument(toFile(text));
  const [draft] = drafts;
  if (!draft || drafts.length !== 1) throw new Error(`${drafts.length} drafts instead of one`);
  return draft;
}

it('edits the question that the bank has when the same document comes again', async () => {
  const services = await anAuthoring();
  const { authoring } = services;
  const first = await importOne(services);
  const { question } = await authoring.publishDraft(first.id, { revision: 1, overrideReason });
  const again = await importOne(
    services,
    aDocument.replace('服务意识', '别的标题').replace('说排队太久', '說排隊太久'),
  );
  expect(again).toMatchObject({ basedOn: question.rubric.hash, section: first.section, content: { id: question.id } });
  const next = await authoring.publishDraft(again.id, { revision: 1, overrideReason });
  expect(next.question.rubric.version).toBe('1.1.0');
  expect(services.bank.questions.filter(({ id }) => id === question.id)).toEqual([next.question]);
});

it('shows a document again with what became of its lines, and refuses one that is not there', async () => {
  const { authoring } = await anAuthoring();
  const { stored } = await authoring.importDocument(toFile(aDocument, '题目.md'));
  expect(await authoring.getImport(stored.id)).toEqual(stored);
  expect(stored).toMatchObject({ name: '题目.md', draftIds: [expect.any(String)] });
  expect(stored.reading.lines.map(({ use }) => use)).toEqual([
    ...['section', 'prompt', 'left-out', 'point', 'point', 'point'],
  ]);
  await expect(authoring.getImport('nothing')).rejects.toMatchObject({ code: 'import-not-found' });
});

it.each([
  { name: 'a.pdf', text: '%PDF-1.7', code: 'document-unreadable' },
  { name: '', text: '今天天气不错。', code: 'no-questions' },
  {
    name: '',
    text: Array.from(
      { length: 1001 },
      (_, index) => `${index + 1}.第${index}天怎么办？\n答案：\n-先道歉\n-再补救\n`,
    ).join(''),
    code: 'document-unreadable',
  },
])('keeps nothing of a document that gives no question: $code', async ({ name, text, code }) => {
  const { authoring } = await anAuthoring();
  await expect(authoring.importDocument(toFile(text, name))).rejects.toMatchObject({ code });
  expect(await authoring.listDrafts()).toEqual([]);
});

it('refuses what was made on an older revision, and says at which one the draft is', async () => {
  const services = await anAuthoring();
  const { authoring } = services;
  const { id, content } = await importOne(services);
  await authoring.saveDraft(id, 1, { content });
  const changed = { code: 'draft-changed', revision: 2 };
  await expect(authoring.saveDraft(id, 1, { content })).rejects.toMatchObject(changed);
  await expect(authoring.publishDraft(id, { revision: 1, overrideReason })).rejects.toMatchObject(changed);
  await authoring.removeDraft(id);
  const gone = { code: 'draft-not-found' };
  await expect(authoring.saveDraft(id, 2, { content })).rejects.toMatchObject(gone);
  await expect(authoring.getDraft(id)).rejects.toMatchObject(gone);
  await expect(authoring.testDraft(id)).rejects.toMatchObject(gone);
});

it('publishes nothing uncertain without a yes, which is kept with the version', async () => {
  const services = await anAuthoring();
  const { authoring } = services;
  const { id, uncertainties } = await importOne(
    services,
    aDocument.replace('共1题', '共2题').replace('总分6分', '总分12分'),
  );
  expect(uncertainties.map(({ code }) => code)).toEqual(['question-count', 'points-sum']);
  const publish = (acceptUncertain?: boolean) =>
    authoring.publishDraft(id, { revision: 1, overrideReason, acceptUncertain });
  await expect(publish()).rejects.toMatchObject({ code: 'uncertain', count: 2 });
  await expect(publish(false)).rejects.toMatchObject({ code: 'uncertain' });
  expect(await publish(true)).toMatchObject({ isConfirmed: true });
});

it('lists the versions of each question, the newest first, and shows each of them', async () => {
  const { authoring } = await anAuthoring();
  const draft = await authoring.draftVersion('delay');
  await authoring.saveDraft(draft.id, 1, { content: { ...draft.content, prompt: 'What do you do about delays?' } });
  const { question } = await authoring.publishDraft(draft.id, { revision: 2, overrideReason });
  const versions = await authoring.listVersions();
  expect(
    versions.map(({ questionId, version, number, isCurrent }) => [questionId, version, number, isCurrent]),
  ).toEqual([
    ['complaint', '1.0.0', null, true],
    ['delay', '1.1.0', 1, true],
    ['delay', '1.0.0', null, false],
  ]);
  const [, newest, oldest] = versions;
  expect(await authoring.getVersion(newest?.hash ?? '')).toEqual(question);
  expect(await authoring.getVersion(oldest?.hash ?? '')).toMatchObject({ prompt: 'What do you do about a delay?' });
  await expect(authoring.getVersion('f'.repeat(64))).rejects.toMatchObject({ code: 'rubric-not-found' });
});

it('names every field of content that no version can be made of, and changes nothing', async () => {
  const services = await anAuthoring();
  const { authoring } = services;
  const { id, content } = await importOne(services);
  const [first, ...rest] = content.criteria;
  const cues = [{ say: '@没有这一组', weight: 1 }, ...(first?.cues ?? [])];
  const wrong = { ...content, points: 7, criteria: [{ ...first, cues }, ...rest] } as QuestionContent;
  const fields = { code: 'input-invalid', problems: [{ field: 'points' }, { field: 'criteria.0.cues.0' }] };
  await expect(authoring.saveDraft(id, 1, { content: wrong })).rejects.toMatchObject(fields);
  await expect(authoring.tryContent(wrong, '你好')).rejects.toMatchObject(fields);
  const section = { id: 'No Id', title: ' ' };
  await expect(authoring.saveDraft(id, 1, { content, section })).rejects.toMatchObject({
    problems: [{ field: 'section.id' }, { field: 'section.title' }],
  });
  expect(await authoring.getDraft(id)).toMatchObject({ revision: 1, content });
});

it.each([
  { change: { language: 'zh' }, field: 'language' },
  { change: { id: 'other' }, field: 'id' },
] as const)('never makes another question of one that has answers: $field', async ({ change, field }) => {
  const { authoring } = await anAuthoring();
  const { id, content } = await authoring.draftVersion('delay');
  const saved = authoring.saveDraft(id, 1, { content: { ...content, ...change } });
  await expect(saved).rejects.toMatchObject({ code: 'input-invalid', problems: [{ field }] });
});

it('lets a new question take any id but one that the bank has', async () => {
  const services = await anAuthoring();
  const { authoring } = services;
  const { id, content } = await importOne(services);
  const taken = authoring.saveDraft(id, 1, { content: { ...content, id: 'complaint' } });
  await expect(taken).rejects.toMatchObject({ code: 'input-invalid', problems: [{ field: 'id' }] });
  expect(await authoring.saveDraft(id, 1, { content: { ...content, id: 'queue' } })).toMatchObject({ revision: 2 });
});

it('derives a draft of a question that is written by hand, or names what is wrong with it', async () => {
  const { authoring } = await anAuthoring();
  const written = {
    prompt: 'What do you do when a parcel is lost?',
    modelAnswer: '- Apologise: say sorry first.\n- Phone: ring the driver.',
  };
  const draft = await authoring.draftQuestion({ ...written, points: 5, section: { id: 'service', title: '' } });
  expect(draft).toMatchObject({
    section: { id: 'service', title: '服务' },
    source: null,
    content: {
      language: 'en',
      points: 5,
      criteria: [
        { label: 'Apologise', points: 2.5 },
        { label: 'Phone', points: 2.5 },
      ],
    },
  });
  expect(await authoring.draftQuestion(written)).toMatchObject({
    section: { id: 'imported' },
    content: { points: 10 },
  });
  const wrong = { prompt: ' ', modelAnswer: '', points: 0.3, section: { id: 'x y', title: 'X' } };
  await expect(authoring.draftQuestion(wrong)).rejects.toMatchObject({
    problems: [{ field: 'prompt' }, { field: 'modelAnswer' }, { field: 'points' }, { field: 'section.id' }],
  });
  await expect(authoring.draftQuestion({ prompt: '？', modelAnswer: '——' })).rejects.toMatchObject({
    problems: [{ field: 'modelAnswer' }],
  });
  const longer = `-倾听：${'听'.repeat(20_000)}`;
  await expect(authoring.draftQuestion({ prompt: '怎么办？', modelAnswer: longer })).rejects.toMatchObject({
    problems: [{ field: 'modelAnswer', message: expect.stringMatching(/at most 20000/) }],
  });
  await expect(
    authoring.draftQuestion({ prompt: '怎么\u0000办？', modelAnswer: '-倾听：\ud800' }),
  ).rejects.toMatchObject({
    problems: [{ field: 'prompt' }, { field: 'modelAnswer' }],
  });
});

it('says where the cues of edited content are in an answer, and stores nothing', async () => {
  const services = await anAuthoring();
  const { authoring } = services;
  const { content } = await importOne(services);
  const [first, ...rest] = content.criteria;
  const edited = {
    ...content,
    criteria: [{ ...first, cues: [{ say: '鞠躬', weight: 2 }] }, ...rest],
  } as QuestionContent;
  const { hits, evaluation } = await authoring.tryContent(edited, '我先鞠躬。');
  expect(hits).toEqual([{ criterionId: 'c1', kind: 'cue', index: 0, spans: [{ start: 2, end: 4 }] }]);
  expect(evaluation).toMatchObject({ questionId: content.id, maxPoints: 6 });
  expect(services.bank.questions.map(({ id }) => id)).toEqual(['complaint', 'delay']);
});

it('asks no model where none is set', async () => {
  const services = await anAuthoring();
  const { id } = await importOne(services);
  await expect(services.authoring.propose(id, 1)).rejects.toMatchObject({ code: 'engine-not-configured' });
});
