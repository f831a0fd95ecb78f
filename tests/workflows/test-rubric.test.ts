import { expect, it } from 'vitest';
import type { Criterion } from '../../src/domain/criterion.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { QuestionContent } from '../../src/domain/rubric-draft.ts';
import type { MutantResult } from '../../src/domain/rubric-report.ts';
import { openUnfitted } from '../../src/open-engines.ts';
import { createTestRubric } from '../../src/workflows/test-rubric.ts';
import { otherRubric, soundRubric } from '../authoring/a-rubric.ts';

const emptyBank: QuestionBank = {
  id: 'a-bank',
  version: '1.0.0',
  language: 'zh',
  title: '空题库',
  sections: [],
  questions: [],
  offTopicTexts: [],
};
const testRubric = createTestRubric({ openEvaluate: openUnfitted(emptyBank) });

/** The sound rubric with one criterion changed. */
const withCriterion = (id: string, change: Partial<Criterion>): QuestionContent => ({
  ...soundRubric,
  criteria: soundRubric.criteria.map((criterion) => (criterion.id === id ? { ...criterion, ...change } : criterion)),
});

async function survivorsOf(content: QuestionContent, others: readonly QuestionContent[] = []): Promise<MutantResult[]> {
  const { mutants } = await testRubric(content, [], others);
  return mutants.filter(({ survived }) => survived);
}

/** What refusals in the model answer's own words come to is the engine's business; the other kinds depend on the rubric. */
const namesOf = (survivors: readonly MutantResult[]): string[] =>
  survivors.filter(({ kind }) => kind !== 'bullet-negated').map(({ name }) => name);

it('lets no mutant of a sound rubric through', async () => {
  const report = await testRubric(soundRubric, [], [otherRubric]);
  expect(report.lint).toEqual([]);
  expect(namesOf(report.mutants.filter(({ survived }) => survived))).toEqual([]);
  expect(report.mutants.find(({ name }) => name === 'whole')).toMatchObject({ totalPoints: 12 });
});

it('says that the model answer does not earn its points where its cues are about something else', async () => {
  const cues = [
    { say: '潜水|跳伞', weight: 2 },
    { say: '骑马', weight: 2 },
  ];
  const survivors = await survivorsOf(withCriterion('refund', { cues }));
  expect(namesOf(survivors)).toEqual(['whole']); // what the whole misses is not told again
  const [whole] = survivors;
  // Without practice answers 8 of 12 points are left.
  expect(whole).toMatchObject({ name: 'whole', totalPoints: 8, points: { least: 10.8, most: 12 } });
  expect(whole?.misses).toEqual([
    { criterionId: 'refund', verdicts: ['covered', 'partial'], got: 'missing', evidence: [] },
  ]);
});

it('says which words of the other bullets cover one that is left out', async () => {
  const cues = [
    { say: '运单', weight: 2 },
    { say: '声明价值', weight: 2 },
  ];
  const survivors = await survivorsOf(withCriterion('refund', { cues }));
  expect(namesOf(survivors)).toEqual(['bullet-dropped refund']);
  const dropped = survivors.find(({ kind }) => kind === 'bullet-dropped');
  const [miss] = dropped?.misses ?? [];
  expect(miss).toMatchObject({ criterionId: 'refund', got: 'covered' });
  expect(miss?.evidence.map(({ start, end }) => dropped?.text.slice(start, end)).join()).toContain('运单');
});

it("says which words of another question's answer earn too much", async () => {
  const cues = [
    { say: '赔付', weight: 2 },
    { say: '慢跑', weight: 2 },
  ];
  const survivors = await survivorsOf(withCriterion('refund', { cues }), [otherRubric]);
  const other = survivors.find(({ name }) => name === 'other-answer warm-up');
  expect(other?.misses).toMatchObject([{ criterionId: 'refund', got: 'covered' }]);
});

it('keeps every span of a miss within the text of its mutant', async () => {
  const cues = [{ say: '运单|顾客|线路', weight: 2 }];
  for (const { text, misses } of await survivorsOf(withCriterion('refund', { cues }))) {
    for (const { start, end } of misses.flatMap(({ evidence }) => evidence)) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  }
});

it('makes no mutants where nothing can be evaluated, and says so', async () => {
  expect(await testRubric({ ...soundRubric, points: 11 }, [], [])).toEqual({
    lint: [{ code: 'points-sum', severity: 'error', facts: { stated: 11, sum: 12 } }],
    mutants: [],
    isSound: false,
  });
});

it('names a field that is wrong in another way', async () => {
  await expect(testRubric(withCriterion('refund', { label: '' }), [], [])).rejects.toMatchObject({
    code: 'input-invalid',
  });
});

it('says the same twice', async () => {
  expect(await testRubric(soundRubric, [], [otherRubric])).toEqual(await testRubric(soundRubric, [], [otherRubric]));
});
