import { expect, it } from 'vitest';
import type { DerivableQuestion } from '../../src/authoring/derive/derive-rubric.ts';
import type { SourceQuestion, Uncertainty } from '../../src/domain/document-reading.ts';
import type { PracticeAnswer } from '../../src/domain/question-bank.ts';
import { draftReading } from '../../src/workflows/draft-reading.ts';
import { aCriterion } from '../authoring/a-rubric.ts';
import { aBank } from './a-bank.ts';

const bank = aBank();
const lines = Array.from({ length: 9 }, (_, index) => ({ number: index + 1, text: `行${index + 1}` }));

const aQuestion = (prompt: string, line: number): SourceQuestion => ({
  prompt,
  language: 'zh',
  points: 3,
  lines: [line],
  modelPoints: [{ label: '道歉', text: '先道歉。', lines: [line] }],
});

/** Derives one criterion for each point, without looking at words. */
const derive = async (questions: readonly DerivableQuestion[]) =>
  questions.map(({ id, prompt, language, points, modelPoints }) => ({
    content: {
      ...{ id, language, prompt, points, vocabulary: {} },
      criteria: modelPoints.map(({ label = '', text }, index) =>
        aCriterion(`c${index + 1}`, { label, points, modelAnswer: text }),
      ),
    },
    notes: [],
  }));

const tools = { bank, derive, loadPracticeAnswers: async () => () => [] };

const titled = (title: string, ...questions: readonly SourceQuestion[]) => ({ title, questions });

const doubt = (line: number, at: Partial<Uncertainty>): Uncertainty => ({
  ...{ code: 'cut-off', lines: [line], facts: {} },
  ...at,
});

it('puts each uncertainty into one draft: its own, the first of its section, or the first of all', async () => {
  const reading = {
    sections: [titled('甲', aQuestion('一？', 2), aQuestion('二？', 3)), titled('乙', aQuestion('三？', 5))],
    uncertainties: [
      doubt(3, { section: 0, question: 1 }),
      doubt(4, { section: 1 }),
      doubt(9, {}),
      doubt(8, { section: 7, question: 0 }),
    ],
  };
  const drafts = await draftReading({ name: '题.md', lines, reading }, tools);
  expect(drafts.map(({ uncertainties }) => uncertainties.map((it) => it.lines[0]))).toEqual([[9, 8], [3], [4]]);
  // What they are about is shown beside the question's own lines.
  expect(drafts.map(({ source }) => source?.lines.map(({ number }) => number))).toEqual([[2, 8, 9], [3], [4, 5]]);
});

it('keeps both of two questions with the same text, under different ids', async () => {
  const reading = { sections: [titled('', aQuestion('一？', 1), aQuestion('一？', 2))], uncertainties: [] };
  const [first, second] = await draftReading({ name: '', lines, reading }, tools);
  expect(second?.content.id).toBe(`${first?.content.id}-2`);
});

it('says with positions what had to be changed about a question', async () => {
  const reading = {
    sections: [titled('', aQuestion('一？', 1)), titled('乙', { ...aQuestion('二？', 2), points: 0.2 })],
  };
  const drafts = await draftReading({ name: '', lines, reading: { ...reading, uncertainties: [] } }, tools);
  expect(drafts[1]?.uncertainties).toEqual([
    { code: 'points-sum', lines: [2], section: 1, question: 0, facts: { stated: 0.2, found: 0.5 } },
  ]);
});

it('derives twenty questions at a time, so that others get a turn in between', async () => {
  const questions = Array.from({ length: 41 }, (_, index) => aQuestion(`第${index + 1}问？`, 1));
  const turns: number[] = [];
  const counting = async (asked: readonly DerivableQuestion[]) => {
    turns.push(asked.length);
    return await derive(asked);
  };
  const reading = { sections: [titled('', ...questions)], uncertainties: [] };
  const drafts = await draftReading({ name: '', lines, reading }, { ...tools, derive: counting });
  expect(turns).toEqual([20, 20, 1]);
  expect(drafts.map(({ content }) => content.prompt)).toEqual(questions.map(({ prompt }) => prompt));
});

const answers: readonly PracticeAnswer[] = [{ kind: 'full', passages: [{ text: '先道歉', marks: [] }] }];
const [complaint] = bank.questions;

/** The bank with a question that has the criterion c1. */
function aBankAsking(label: string) {
  if (!complaint) throw new Error('the bank has no question');
  const { rubric } = complaint;
  const criteria = [aCriterion('c1', { label })];
  const question = { ...complaint, rubric: { ...rubric, criteria } };
  return { ...bank, questions: [question] };
}

it.each([
  { label: '道歉', kept: 1, notes: [], why: 'the same criteria' },
  { label: '赔偿', kept: 0, notes: [{ code: 'practice-answers-left', facts: { answers: 1 } }], why: 'others' },
])('takes $kept practice answers over from a version with $why', async ({ label, kept, notes }) => {
  const reading = { sections: [titled('', aQuestion(complaint?.prompt ?? '', 1))], uncertainties: [] };
  const loadPracticeAnswers = async () => () => answers;
  const [draft] = await draftReading(
    { name: '', lines, reading },
    { ...tools, bank: aBankAsking(label), loadPracticeAnswers },
  );
  expect(draft).toMatchObject({ basedOn: complaint?.rubric.hash, derivation: notes });
  expect(draft?.practiceAnswers).toEqual(answers.slice(0, kept));
});
