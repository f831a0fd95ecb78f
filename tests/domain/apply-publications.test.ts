import { expect, it } from 'vitest';
import { applyPublications } from '../../src/domain/apply-publications.ts';
import type { Question } from '../../src/domain/question-bank.ts';
import { aBank } from '../workflows/a-bank.ts';

const bank = aBank();
const [complaint, delay] = bank.questions as [Question, Question];
const service = { id: 'service', title: '服务' };
const english = { id: 'english', title: 'English' };

const aVersionOf = (question: Question, version: string, points = question.points): Question => ({
  ...question,
  points,
  rubric: { ...question.rubric, version, hash: `${question.id} ${version}` },
});

const aNew = (id: string, points = 10): Question => ({ ...aVersionOf(complaint, '1.0.0', points), id });

/** Sections as "id title points: questions". */
const outline = (it: typeof bank) =>
  it.sections.map(({ id, title, points, questionIds }) => `${id} ${title} ${points}: ${questionIds.join(' ')}`);

it('is the bank itself where nothing is published', () => {
  expect(applyPublications(bank, [])).toBe(bank);
});

it('replaces a question of the same id where it stands, and leaves the others the same objects', () => {
  const edited = aVersionOf(complaint, '1.1.0');
  const { questions, ...rest } = applyPublications(bank, [{ section: service, question: edited }]);
  expect(questions).toEqual([edited, delay]);
  expect(questions[1]).toBe(delay);
  const { questions: _, ...before } = bank;
  expect(rest).toEqual(before);
});

it('takes the last publication of a question, and adds up the points of its section anew', () => {
  const published = [aVersionOf(complaint, '1.1.0', 12), aVersionOf(complaint, '1.2.0', 15)];
  const { questions, sections } = applyPublications(
    bank,
    published.map((question) => ({ section: service, question })),
  );
  expect(questions.map(({ rubric }) => rubric.version)).toEqual(['1.2.0', '1.0.0']);
  expect(sections.map(({ points }) => points)).toEqual([15, 3]);
});

it('adds a new question to the end of its section, so that it stands before those of later sections', () => {
  const applied = applyPublications(bank, [{ section: { ...service, title: '别的' }, question: aNew('refund') }]);
  expect(outline(applied)).toEqual(['service 服务 19: complaint refund', 'english English 3: delay']);
  expect(applied.questions.map(({ id }) => id)).toEqual(['complaint', 'refund', 'delay']);
});

it('adds a new section to the end of the bank, under the title that was published last', () => {
  const applied = applyPublications(bank, [
    { section: { id: 'new', title: '新' }, question: aNew('refund') },
    { section: { id: 'new', title: '新的' }, question: aNew('queue', 5) },
  ]);
  expect(outline(applied)).toEqual([
    'service 服务 9: complaint',
    'english English 3: delay',
    'new 新的 15: refund queue',
  ]);
});

it('moves a question that is published for another section, and drops the section that it leaves empty', () => {
  const applied = applyPublications(bank, [{ section: english, question: aVersionOf(complaint, '1.1.0') }]);
  expect(outline(applied)).toEqual(['english English 12: delay complaint']);
  expect(applied.questions.map(({ id }) => id)).toEqual(['delay', 'complaint']);
});

it('keeps questions that are in no section', () => {
  const loose = { ...bank, sections: bank.sections.slice(0, 1) };
  const { questions } = applyPublications(loose, [{ section: service, question: aNew('refund') }]);
  expect(questions.map(({ id }) => id)).toEqual(['complaint', 'refund', 'delay']);
});
