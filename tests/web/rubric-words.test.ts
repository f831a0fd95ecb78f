import { expect, it } from 'vitest';
import { draftSchema } from '../../src/api/authoring-schemas.ts';
import { rubricReportSchema } from '../../src/api/rubric-check-schemas.ts';
import { en } from '../../src/web/locales/en.ts';
import { zh } from '../../src/web/locales/zh.ts';
import { changeWords } from '../../src/web/rubrics/change-words.ts';
import { checkWords } from '../../src/web/rubrics/check-words.ts';
import { derivationWords } from '../../src/web/rubrics/derivation-words.ts';
import { criterionOf, fieldProblems } from '../../src/web/rubrics/field-problems.ts';
import { mutantAbout, mutantKey } from '../../src/web/rubrics/mutant-about.ts';
import { newCriterion } from '../../src/web/rubrics/new-criterion.ts';
import { problemWords } from '../../src/web/rubrics/problem-words.ts';
import { uncertaintyWords } from '../../src/web/rubrics/uncertainty-words.ts';
import { RequestFailure } from '../../src/web/service/request-failure.ts';

it('has a sentence for everything that can be uncertain, and says both numbers where two disagree', () => {
  for (const code of draftSchema.shape.uncertainties.element.shape.code.options) {
    for (const [key] of uncertaintyWords({ code, facts: {} })) {
      expect(zh[key], code).toMatch(/。$/);
      expect(en[key], code).toMatch(/\.$/);
    }
  }
  const wordsOf = (
    code: 'question-count' | 'repeated-question' | 'unplaced-line',
    facts: Record<string, string | number>,
  ) =>
    uncertaintyWords({ code, facts }).map(([key, values]) =>
      zh[key].replace(/\{\{(\w+)\}\}/g, (_, name) => values[name as 'line'] as string),
    );
  expect(wordsOf('question-count', { stated: 3, found: 2 })).toEqual([
    '标题说的题数和实际的不一样。',
    '写的是 3，实际是 2。',
  ]);
  expect(wordsOf('repeated-question', { earlierLine: 7 })[1]).toBe('前面一次在第 7 行。');
  expect(wordsOf('unplaced-line', { kind: 'heading' })).toEqual([zh['uncertain.unplaced-line.heading']]);
  expect(wordsOf('unplaced-line', { kind: 'new' })).toEqual([zh['uncertain.unplaced-line']]);
});

it('tells a lint rule and a kind of mutant by code or name, and keeps a code that is new to it', () => {
  const lints = rubricReportSchema.shape.lint.element.shape.code.options;
  for (const code of lints) expect(checkWords(code)[0]).toBe(`lint.${code}`);
  expect(checkWords('bullet-dropped calm', (kind) => `<${kind}>`)).toEqual([
    'mutant.failed',
    { kind: '<bullet-dropped>', code: 'bullet-dropped calm' },
  ]);
  expect(checkWords('too-long')).toEqual(['check.unknown', { kind: '', code: 'too-long' }]);
});

it.each([
  ['must not be empty', 'problem.field.empty'],
  ['is missing', 'problem.field.empty'],
  ['must be a whole or half number', 'problem.field.half'],
  ['a criterion needs at least one cue', 'problem.field.noCue'],
  ['vocabulary group @道歉 refers to itself', 'problem.field.circle'],
  ['"calm" is used twice', 'problem.field.twice'],
])('has words of its own for %j', (message, key) => {
  expect(problemWords(message)?.[0]).toBe(key);
});

it('takes numbers and words from the sentence of the service, and has none for a sentence it does not know', () => {
  expect(problemWords('is 10, but the criteria add up to 11.5')?.[1]).toMatchObject({ points: '10', sum: '11.5' });
  expect(problemWords('cue "请..坐" would never be found; write "请 .. 坐"')?.[1].mended).toBe('请 .. 坐');
  expect(problemWords('cue "@道歉" uses @道歉, which is not in the vocabulary')?.[1].name).toBe('道歉');
  expect(problemWords('is strange')).toBeUndefined();
});

it('reads from a refusal which fields are wrong, wherever the request has them', () => {
  const errors = [
    { field: 'content.criteria.1.cues.2.weight', message: 'a' },
    { field: 'criteria.0.label', message: 'b' },
    { field: 'points', message: 'c' },
  ];
  const problem = { type: '', title: '', status: 400, detail: '', code: 'input-invalid', requestId: 'r', errors };
  const found = fieldProblems(new RequestFailure({ kind: 'rejected', problem }));
  expect(found.map(({ field }) => field)).toEqual(['criteria.1.cues.2', 'criteria.0.label', 'points']);
  expect(found.map(({ field }) => criterionOf(field))).toEqual([1, 0, undefined]);
  expect(fieldProblems(new RequestFailure({ kind: 'rejected', problem: { ...problem, status: 409 } }))).toEqual([]);
  expect(fieldProblems(null)).toEqual([]);
});

it('names the fields that differ between two rubrics as the editor does', () => {
  expect(changeWords('criterion.cues')[0]).toBe('criterion.field.cues');
  expect(changeWords('criterion.points')[0]).toBe('criterion.field.points');
  expect(changeWords('points')[0]).toBe('question.points');
  expect(changeWords('vocabulary.道歉')[0]).toBe('vocabulary.title');
  expect(changeWords('hasOwnProperty')).toEqual(['comparison.otherField', { field: 'hasOwnProperty' }]);
});

it('says how a rubric came about, with counts where there are some, and leaves out what is new to it', () => {
  expect(derivationWords({ code: 'points-even', facts: { total: 9 } })?.[0]).toBe('derivation.points-even');
  expect(derivationWords({ code: 'proposal-used', facts: { used: 3 } })).toEqual([
    'derivation.proposal-used',
    { used: 3, refused: 0 },
  ]);
  expect(derivationWords({ code: 'brand-new', facts: {} })).toBeUndefined();
});

const content = { points: 10, criteria: [{ id: 'criterion-2', points: 7 }] } as Parameters<typeof newCriterion>[0];

it('begins a criterion with a free id and what the others leave of the points', () => {
  expect(newCriterion(content, '新要点')).toMatchObject({ id: 'criterion-3', label: '新要点', points: 3, cues: [] });
  expect(newCriterion({ ...content, points: 7 }, '')).toMatchObject({ points: 1 });
});

it('says of a mutant which criterion or question it is about', () => {
  const criteria = [{ id: 'calm', label: '安抚情绪' }] as unknown as Parameters<typeof mutantAbout>[1]['criteria'];
  const about = (name: string) => mutantAbout(name, { criteria });
  expect(['bullet-dropped calm', 'other-answer credit-limit', 'blank'].map(about)).toEqual([
    '安抚情绪',
    'credit-limit',
    '',
  ]);
});

it('names an order to the grader that stands alone otherwise than one behind an answer', () => {
  const alone = { name: 'injection alone', kind: 'injection' } as const;
  expect(mutantKey(alone)).toBe('mutant.injection-alone');
  expect(mutantAbout(alone.name, { criteria: [] })).toBe('');
  expect(mutantKey({ name: 'injection', kind: 'injection' })).toBe('mutant.injection');
});
