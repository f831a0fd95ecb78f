import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deriveBank } from '../../bench/derived/derive-bank.ts';
import { measureDerivation } from '../../bench/derived/measure-derivation.ts';
import { createDeriveRubric } from '../../src/authoring/derive/derive-rubric.ts';
import type { Thesaurus } from '../../src/domain/thesaurus.ts';
import { labelledRows, questionsFile, scoredRows } from './derived-rows.ts';

/** Enough to call no word of the bakery frequent. */
const thesaurus: Thesaurus = {
  concepts: [],
  background: {
    zh: ['今天的天气很好。', '我们开会讨论下个月的计划。', '他在学校里教数学。', '晚上一起去看电影吧。'],
    en: ['The weather is fine today.', 'We met to plan the next month.'],
  },
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'derived-'));
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await write('scored.ndjson', scoredRows.map((row) => JSON.stringify(row)).join('\n'));
  await write('labelled.ndjson', labelledRows.map((row) => JSON.stringify(row)).join('\n'));
  await write('labelled.questions.json', JSON.stringify(questionsFile));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const measure = (name: string) => measureDerivation({ data: join(folder, name), worst: 8, showText: false }, thesaurus);

it('gives all to the model answer, half to either sentence of it, and nothing to an answer about something else', async () => {
  const { questions, unscored, worst } = await measure('scored.ndjson');
  expect(questions).toMatchObject([
    { id: 'Bread 1', answers: 4, criteria: 2, uncertainties: ['points-from-text'] },
    { id: 'Delivery 2', answers: 4, criteria: 2, uncertainties: ['points-from-text'] },
  ]);
  expect(unscored).toEqual([]);
  const machine = worst.toSorted((a, b) => a.line - b.line).map((answer) => answer.machine);
  expect(machine).toEqual([10, 5, 5, 0, 10, 5, 5, 0]);
});

it('finds what labels say of answers in the words of the model answer', async () => {
  const { kind, labels, pooled } = await measure('labelled.ndjson');
  expect(kind).toBe('labelled');
  expect(labels?.macroF1.value).toBe(1);
  expect(pooled.meanAbsoluteError.value).toBe(0);
});

it('says the same every time', async () => {
  expect(await measure('scored.ndjson')).toEqual(await measure('scored.ndjson'));
});

it('derives no rubric for labels that speak of other points than the model answer has', () => {
  const measured = {
    id: 'b1',
    prompt: '面包烤焦了怎么办？',
    modelAnswer: '- 换一个新出炉的面包。',
    labelled: { points: 4, criteria: 2 },
  };
  const { bank, questions } = deriveBank([measured], createDeriveRubric(thesaurus));
  expect(bank.questions).toEqual([]);
  expect(questions).toMatchObject([
    { status: 'failed', cause: 'the model answer was read as 1 points, but has labels for 2' },
  ]);
});

it('counts every point of a scored model answer alike, whatever points it states itself', () => {
  const modelAnswer = '- 换货：换一个新出炉的面包（8分）\n- 检查：看烤箱的温度计（2分）';
  const measured = { id: 'b1', prompt: '面包烤焦了怎么办？', modelAnswer };
  const { bank } = deriveBank([measured], createDeriveRubric(thesaurus));
  expect(bank.questions[0]?.rubric.criteria.map(({ points }) => points)).toEqual([1, 1]);
});

it('goes on without a question whose model answer says nothing', () => {
  const measured = { id: 'b1', prompt: '面包烤焦了怎么办？', modelAnswer: '……' };
  const { questions } = deriveBank([measured], createDeriveRubric(thesaurus));
  expect(questions).toMatchObject([{ status: 'failed', cause: 'the model answer has no points' }]);
});
