import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Criterion } from '../../src/domain/criterion.ts';
import type { QuestionContent } from '../../src/domain/rubric-draft.ts';
import { loadBank } from '../../src/rubrics/load-bank.ts';
import { contentOf, contentToQuestion } from '../../src/rubrics/to-question.ts';
import { FolderNotEmptyError, type WritableBank, writeBank } from '../../src/rubrics/write-bank.ts';
import { aBankFolder } from './a-bank-folder.ts';

const never = new AbortController().signal;

/** A folder that is not there yet, in one of its own. */
const aNewFolder = (): string => join(mkdtempSync(join(tmpdir(), 'written-')), 'bank');

const aCriterion: Criterion = {
  id: 'c1',
  label: '道歉',
  points: 2,
  covered: '说出怎样道歉',
  partial: '只说态度要好',
  modelAnswer: '先向客户道歉。',
  suggestion: '说出第一句话。',
  suggestionEn: 'Write the first sentence.',
  cues: [
    { say: '@道歉', weight: 2 },
    { say: '态度 .. 好', weight: 1 },
  ],
  opposes: ['让他 .. 等着'],
};

const aContent = (changes: Partial<QuestionContent> = {}): QuestionContent => ({
  id: 'q01',
  language: 'zh',
  prompt: '客户投诉怎么办？',
  points: 2,
  vocabulary: { 道歉: '道歉|抱歉' },
  criteria: [aCriterion],
  ...changes,
});

const aBank = (content: QuestionContent): WritableBank => ({
  bank: {
    id: 'b',
    version: '1.0.0',
    language: 'zh',
    title: '题库',
    sections: [{ id: 's1', title: '服务', points: content.points, questionIds: [content.id] }],
  },
  questions: [{ content, version: '1.0.0', comments: [{ at: ['criteria', 0], lines: ['第 3 行'] }] }],
  comments: ['来自 甲.txt'],
  others: { 'source.md': '# 题库\n' },
});

it('writes a bank that is read back the same, with the same hashes', async () => {
  const bank = await loadBank(aBankFolder({ 'complaint.answers.a.txt': undefined }));
  const directory = aNewFolder();
  const questions = bank.questions.map((it) => ({ content: contentOf(it), version: it.rubric.version, comments: [] }));
  await writeBank(directory, { bank, questions, comments: [], others: {} }, never);
  expect(await loadBank(directory)).toEqual(bank);
});

it('gives the hash that the content has by itself, whatever the texts', async () => {
  const text = fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.stringMatching(/^[-?:,[\]{}#&*!|>'"%@` \n\t甲a0]{1,12}$/),
      fc.constantFrom(
        'null',
        'yes',
        '012',
        '1e3',
        '- a: b # c',
        '两行\n  第二行\n',
        '~',
        '&锚 *别名',
        '---',
        '长'.repeat(200),
      ),
    )
    .filter((it) => it.trim() !== '');
  await fc.assert(
    fc.asyncProperty(text, text, text, async (prompt, label, modelAnswer) => {
      const content = aContent({ prompt, note: label, criteria: [{ ...aCriterion, label, modelAnswer }] });
      const directory = aNewFolder();
      await writeBank(directory, aBank(content), never);
      const [question] = (await loadBank(directory)).questions;
      expect(question).toEqual(contentToQuestion(content, '1.0.0', []));
    }),
    { numRuns: 60 },
  );
});

it('puts comments where they belong, cues on a line each, and the long word lists last', async () => {
  const directory = aNewFolder();
  await writeBank(directory, aBank(aContent()), never);
  const text = readFileSync(join(directory, 'q01.yaml'), 'utf8');
  expect(text).toContain('criteria:\n  # 第 3 行\n  - id: c1\n    label: 道歉\n    points: 2\n');
  expect(text).toContain('    cues:\n      - { say: "@道歉", weight: 2 }\n      - 态度 .. 好\n    opposes:\n');
  expect(text.indexOf('vocabulary:')).toBeGreaterThan(text.indexOf('criteria:'));
  expect(readFileSync(join(directory, 'bank.yaml'), 'utf8')).toMatch(/^# 来自 甲\.txt\n/);
  expect(readFileSync(join(directory, 'source.md'), 'utf8')).toBe('# 题库\n');
});

it('writes into a folder that is there and empty, and nothing else is left beside it', async () => {
  const directory = aNewFolder();
  mkdirSync(directory);
  await writeBank(directory, aBank(aContent()), never);
  expect(readdirSync(directory).toSorted()).toEqual(['bank.yaml', 'q01.yaml', 'source.md']);
  expect(readdirSync(dirname(directory))).toEqual(['bank']);
});

it('leaves a folder that holds something as it is', async () => {
  const directory = aNewFolder();
  mkdirSync(directory);
  writeFileSync(join(directory, 'mine.txt'), 'mine');
  await expect(writeBank(directory, aBank(aContent()), never)).rejects.toThrow(FolderNotEmptyError);
  expect(readdirSync(directory)).toEqual(['mine.txt']);
});

it('leaves nothing behind when it is stopped, or a file cannot be written', async () => {
  const directory = aNewFolder();
  const stopped = AbortSignal.abort(new Error('stopped'));
  await expect(writeBank(directory, aBank(aContent()), stopped)).rejects.toThrow('stopped');
  const impossible = { ...aBank(aContent()), others: { 'no/such/folder.md': '' } };
  await expect(writeBank(directory, impossible, never)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(readdirSync(dirname(directory))).toEqual([]);
});

it('writes into the empty folder that a link leads to, and leaves the link', async () => {
  const folder = aNewFolder();
  mkdirSync(folder);
  const link = join(dirname(folder), 'link');
  symlinkSync(folder, link);
  await writeBank(link, aBank(aContent()), never);
  expect((await loadBank(folder)).questions).toHaveLength(1);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readdirSync(dirname(folder)).sort()).toEqual(['bank', 'link']);
});
