import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadBank } from '../../src/rubrics/load-bank.ts';
import { aBankFolder, type BankFileName, bankFiles, problemsOf } from './a-bank-folder.ts';

/** Line of the first place of a text in one of the files, from 1. */
const lineOf = (name: BankFileName, text: string): number =>
  bankFiles[name].split('\n').findIndex((line) => line.includes(text)) + 1;

it('loads sections, questions, criteria, cues and practice answers in their order', async () => {
  const bank = await loadBank(aBankFolder());
  expect(bank).toMatchObject({ id: 'small-bank', sections: [{ id: 'service', points: 5 }] });
  expect(bank.questions.map(({ id, points }) => [id, points])).toEqual([
    ['complaint', 3],
    ['delay', 2],
  ]);
  const [complaint] = bank.questions;
  expect(complaint?.rubric.criteria.map(({ id, points }) => [id, points])).toEqual([
    ['apologise', 1.5],
    ['cause', 1.5],
  ]);
  expect(complaint?.rubric.criteria[0]).toMatchObject({
    cues: [
      { say: '@道歉', weight: 2 },
      { say: '态度 .. 好', weight: 1 },
    ],
    opposes: ['让他 .. 等着'],
  });
  expect(complaint?.rubric.practiceAnswers[0]).toEqual({
    kind: 'full',
    passages: [
      { text: '我在大堂干过。', marks: [] },
      { text: '先给他道歉，', marks: [{ criterionId: 'apologise', verdict: 'covered' }] },
      { text: '再查原因。', marks: [{ criterionId: 'cause', verdict: 'partial' }] },
    ],
  });
});

it('hashes what a rubric says, not where it lies or how it is laid out', async () => {
  const hashOf = async (changes: Readonly<Record<string, string>>) =>
    (await loadBank(aBankFolder(changes))).questions[0]?.rubric.hash;
  const hash = await hashOf({});
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  const complaint = bankFiles['complaint.yaml'];
  expect(await hashOf({ 'complaint.yaml': `# a comment\n${complaint}` })).toBe(hash);
  expect(await hashOf({ 'complaint.yaml': complaint.replace('weight: 2', 'weight: 1') })).not.toBe(hash);
  const practice = bankFiles['complaint.answers.a.txt'];
  expect(await hashOf({ 'complaint.answers.a.txt': practice.replace('cause~', 'cause+') })).not.toBe(hash);
});

it.each<{ why: string; name: BankFileName; from: string; to: string; field: string; message: RegExp }>([
  {
    why: 'points that do not add up',
    name: 'complaint.yaml',
    from: 'points: 3',
    to: 'points: 4',
    field: 'points',
    message: /is 4, .* add up to 3/,
  },
  {
    why: 'a third of a point',
    name: 'complaint.yaml',
    from: 'points: 1.5',
    to: 'points: 1.3',
    field: 'criteria.0 (apologise).points',
    message: /whole or half/,
  },
  {
    why: 'no points',
    name: 'complaint.yaml',
    from: 'points: 1.5',
    to: 'points: 0',
    field: 'criteria.0 (apologise).points',
    message: /above 0/,
  },
  {
    why: 'points as text',
    name: 'complaint.yaml',
    from: 'points: 3',
    to: 'points: 三',
    field: 'points',
    message: /^must be a number, not "三"$/,
  },
  {
    why: 'an empty label',
    name: 'complaint.yaml',
    from: 'label: 查原因',
    to: 'label: ""',
    field: 'criteria.1 (cause).label',
    message: /empty/,
  },
  {
    why: 'an id with a blank',
    name: 'complaint.yaml',
    from: 'id: cause',
    to: 'id: the cause',
    field: 'criteria.1 (the cause).id',
    message: /lower-case/,
  },
  {
    why: 'an id used twice',
    name: 'complaint.yaml',
    from: 'id: cause',
    to: 'id: apologise',
    field: 'criteria.1 (apologise).id',
    message: /used twice/,
  },
  {
    why: 'an id that is not the file name',
    name: 'complaint.yaml',
    from: 'id: complaint',
    to: 'id: complain',
    field: 'id',
    message: /complaint\.yaml/,
  },
  {
    why: 'a cue of an unknown group',
    name: 'complaint.yaml',
    from: '"@道歉"',
    to: '"@认错"',
    field: 'criteria.0 (apologise).cues.0',
    message: /认错/,
  },
  {
    why: 'a cue that ends in the air',
    name: 'complaint.yaml',
    from: '态度 .. 好',
    to: '态度 ..',
    field: 'criteria.0 (apologise).cues.1',
    message: /./,
  },
  {
    why: 'a language nobody reads',
    name: 'delay.yaml',
    from: 'language: en',
    to: 'language: fr',
    field: 'language',
    message: /^must be zh or en, not "fr"$/,
  },
  {
    why: 'a version that is none',
    name: 'delay.yaml',
    from: 'version: 1.0.0',
    to: 'version: v1',
    field: 'version',
    message: /1\.0\.0/,
  },
  {
    why: 'a section that does not add up',
    name: 'bank.yaml',
    from: 'points: 5',
    to: 'points: 6',
    field: 'sections.0 (service).points',
    message: /add up to 5/,
  },
  {
    why: 'a question without a file',
    name: 'bank.yaml',
    from: 'complaint, delay',
    to: 'complaint, dealy',
    field: 'sections.0 (service).questions.1',
    message: /no file dealy\.yaml/,
  },
  {
    why: 'a question listed twice',
    name: 'bank.yaml',
    from: 'complaint, delay',
    to: 'complaint, complaint',
    field: 'sections.0 (service).questions.1',
    message: /listed twice/,
  },
])('names file, line and field of $why', async ({ name, from, to, field, message }) => {
  const problems = await problemsOf({ [name]: bankFiles[name].replace(from, to) });
  expect(problems).toContainEqual({
    file: name,
    line: lineOf(name, from),
    field,
    message: expect.stringMatching(message),
  });
});

it('names the parent of a field that is missing, and a field that nobody knows', async () => {
  const content = bankFiles['delay.yaml'].replace('    label: Tell the customer\n', '    lable: Tell the customer\n');
  const problems = await problemsOf({ 'delay.yaml': content });
  const line = lineOf('delay.yaml', 'id: tell');
  expect(problems).toContainEqual(
    expect.objectContaining({ file: 'delay.yaml', line, field: 'criteria.0 (tell).label' }),
  );
  expect(problems).toContainEqual(expect.objectContaining({ line, message: expect.stringContaining('"lable"') }));
});

it.each([
  { why: 'YAML that does not parse', content: 'id: delay\n\tpoints: 3\n', line: 2 },
  { why: 'a field that is there twice', content: 'id: delay\nid: delay\n', line: 2 },
])('names the line of $why', async ({ content, line }) => {
  expect(await problemsOf({ 'delay.yaml': content })).toContainEqual(
    expect.objectContaining({ file: 'delay.yaml', line }),
  );
});

it.each([
  { why: 'an unknown kind', text: 'full: [-]好。\nbest: [-]好。', message: /must begin with one of/ },
  { why: 'no tag at the start', text: '\nfull: 好。[apologise+]道歉', message: /must begin with a tag/ },
  {
    why: 'a criterion there is not',
    text: '# a\nfull: [calm+]先坐下',
    message: /"calm", which the question does not have/,
  },
  { why: 'no text', text: 'phrase: [-]好。\nfull: [apologise+]', message: /no text/ },
])('names file and line of a practice answer with $why', async ({ text, message }) => {
  const name = 'complaint.answers.b.txt';
  expect(await problemsOf({ [name]: text })).toEqual([
    { file: name, line: 2, message: expect.stringMatching(message) },
  ]);
});

it('reports the problems of all files at once', async () => {
  const problems = await problemsOf({
    'complaint.yaml': bankFiles['complaint.yaml'].replace('points: 3', 'points: 4'),
    'delay.yaml': bankFiles['delay.yaml'].replace('language: en', 'language: fr'),
  });
  expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['complaint.yaml', 'delay.yaml']));
});

it.each([
  { why: 'is not there', folder: () => join(aBankFolder(), 'nothing') },
  { why: 'holds no bank.yaml', folder: () => aBankFolder({ 'bank.yaml': undefined }) },
])('says so where the folder $why', async ({ folder }) => {
  await expect(loadBank(folder())).rejects.toThrow(/bank\.yaml: cannot be read: ENOENT/);
});
