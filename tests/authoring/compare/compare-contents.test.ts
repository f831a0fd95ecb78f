import { expect, it } from 'vitest';
import { compareContents } from '../../../src/authoring/compare/compare-contents.ts';
import type { Criterion } from '../../../src/domain/criterion.ts';
import type { QuestionContent } from '../../../src/domain/rubric-draft.ts';

const aCriterion = (id: string, overrides: Partial<Criterion> = {}): Criterion => ({
  id,
  label: `label ${id}`,
  points: 2,
  covered: 'says how',
  partial: 'names it',
  modelAnswer: 'model',
  suggestion: '建议',
  suggestionEn: 'next time',
  cues: [
    { say: 'sorry', weight: 2 },
    { say: 'calm', weight: 1 },
  ],
  opposes: ['no need'],
  ...overrides,
});

const aContent = (criteria: readonly Criterion[], overrides: Partial<QuestionContent> = {}): QuestionContent => ({
  id: 'complaint',
  language: 'en',
  prompt: 'What do you do?',
  points: 4,
  vocabulary: { sorry: 'sorry|regret' },
  criteria,
  ...overrides,
});

const [a, b, c] = [aCriterion('a'), aCriterion('b'), aCriterion('c')];

it('finds nothing between a rubric and a copy of it', () => {
  expect(compareContents(aContent([a, b]), structuredClone(aContent([a, b])))).toEqual([]);
});

it('tells each field of the question that differs, and none for a note that was never there', () => {
  const to = aContent([a], { prompt: 'And now?', language: 'zh', points: 6, note: 'mind the queue' });
  expect(compareContents(aContent([a]), to)).toEqual([
    { field: 'prompt', before: 'What do you do?', after: 'And now?' },
    { field: 'language', before: 'en', after: 'zh' },
    { field: 'points', before: 4, after: 6 },
    { field: 'note', before: null, after: 'mind the queue' },
  ]);
});

it('tells entries of the vocabulary that changed, came and went', () => {
  const from = aContent([a], { vocabulary: { sorry: 'sorry', queue: 'line' } });
  const to = aContent([a], { vocabulary: { sorry: 'sorry|regret', seat: 'chair' } });
  expect(compareContents(from, to)).toEqual([
    { field: 'vocabulary', before: 'sorry: sorry', after: 'sorry: sorry|regret' },
    { field: 'vocabulary', before: null, after: 'seat: chair' },
    { field: 'vocabulary', before: 'queue: line', after: null },
  ]);
});

it('tells criteria that came and went by their labels, and not what they hold', () => {
  expect(compareContents(aContent([a, b]), aContent([c, a]))).toEqual([
    { field: 'criteria', criterionId: 'c', before: null, after: 'label c' },
    { field: 'criteria', criterionId: 'b', before: 'label b', after: null },
  ]);
});

it('tells the one criterion that was dragged, with its places, and not those that made way for it', () => {
  expect(compareContents(aContent([a, b, c]), aContent([c, a, b]))).toEqual([
    { field: 'criteria', criterionId: 'c', before: 3, after: 1 },
  ]);
});

it('tells each field of a criterion that differs', () => {
  const changed = aCriterion('a', { label: 'A', points: 3, covered: 'x', partial: 'y', modelAnswer: 'z' });
  const other = { ...changed, suggestion: '说', suggestionEn: 'say' };
  const fields = compareContents(aContent([a]), aContent([other])).map(({ field, before, after }) => [
    field,
    before,
    after,
  ]);
  expect(fields).toEqual([
    ['criterion.label', 'label a', 'A'],
    ['criterion.points', 2, 3],
    ['criterion.covered', 'says how', 'x'],
    ['criterion.partial', 'names it', 'y'],
    ['criterion.modelAnswer', 'model', 'z'],
    ['criterion.suggestion', '建议', '说'],
    ['criterion.suggestionEn', 'next time', 'say'],
  ]);
});

it('tells cues that were weighed anew, came and went, and opposites; another order of cues is no change', () => {
  const cues = [
    { say: 'chair', weight: 1 },
    { say: 'sorry', weight: 1.5 },
  ];
  const field = 'criterion.cues';
  expect(compareContents(aContent([a]), aContent([aCriterion('a', { cues, opposes: ['never'] })]))).toEqual([
    { field, criterionId: 'a', before: null, after: 'chair (1)' },
    { field, criterionId: 'a', before: 'sorry (2)', after: 'sorry (1.5)' },
    { field, criterionId: 'a', before: 'calm (1)', after: null },
    { field: 'criterion.opposes', criterionId: 'a', before: null, after: 'never' },
    { field: 'criterion.opposes', criterionId: 'a', before: 'no need', after: null },
  ]);
  const turned = aCriterion('a', { cues: a.cues.toReversed() });
  expect(compareContents(aContent([a]), aContent([turned]))).toEqual([]);
});
