import { expect, it } from 'vitest';
import { examplesOf } from '../../../src/engines/embedding/rubric-examples.ts';
import { bank, question } from './an-embedding-engine.ts';

const textOf = ({ clauses }: { readonly clauses: readonly { readonly text: string }[] }): string =>
  clauses.map(({ text }) => text).join();
const passages = question.rubric.practiceAnswers.flatMap((answer) => answer.passages);

it('makes mutants of a criterion that contradict it', () => {
  const refused = examplesOf(bank, question, []).filter(({ marks }) =>
    marks.some((it) => it.verdict === 'contradicted'),
  );
  expect(refused.map(textOf)).toContain('没必要换新杯子');
  expect(refused.every(({ isRefusal }) => isRefusal)).toBe(true);
});

it('makes English mutants of an English criterion', () => {
  const criteria = question.rubric.criteria.map((criterion) => ({ ...criterion, label: 'sweep the floor' }));
  const english = { ...question, rubric: { ...question.rubric, criteria } };
  expect(examplesOf(bank, english, []).map(textOf)).toContain('there is no need for sweep the floor');
});

it('counts passages about other questions as saying nothing of this one, but as refusals where they refuse', () => {
  const other = { ...question, id: 'other', rubric: { ...question.rubric, criteria: [], practiceAnswers: [] } };
  const both = { ...bank, questions: [question, other] };
  const examples = examplesOf(both, other, [], { own: 10, elsewhere: 100 });
  expect(examples.every(({ marks }) => marks.length === 0)).toBe(true);
  expect(examples.filter(({ isRefusal }) => isRefusal).map(textOf)).toContain('碎片我不会扫');
});

it('spreads what it takes evenly over what there is', () => {
  const all = examplesOf(bank, question, passages, { own: 3, elsewhere: 0 }).map(textOf);
  // Of twelve passages the first, the fifth and the ninth; the prompt of the question comes last.
  expect(all.slice(-4, -1)).toEqual(['马上用扫帚扫掉碎片', '给客人换一只新的杯子', '新杯子免谈']);
});
