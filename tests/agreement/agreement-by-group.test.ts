import { expect, it } from 'vitest';
import { agreementByGroup } from '../../src/agreement/agreement-by-group.ts';
import type { RatedAnswer } from '../../src/agreement/rated-answer.ts';

const settings = { seed: 1, resamples: 200 };

const anAnswer = (overrides: Partial<RatedAnswer>): RatedAnswer => ({
  id: 'a',
  questionId: 'one',
  category: 'full',
  language: 'zh',
  labelPoints: 4,
  points: 4,
  criteria: [{ criterionId: 'c', label: 1, verdict: 'covered', confidence: 0.9 }],
  unrated: [],
  ...overrides,
});

it('groups by category, language and question in order of first appearance', () => {
  const result = agreementByGroup(
    [
      anAnswer({ category: 'vague', language: 'en' }),
      anAnswer({ category: 'full', questionId: 'two' }),
      anAnswer({ category: 'vague' }),
    ],
    settings,
  );
  const counts = (groups: readonly { group: string; answers: number }[]) =>
    groups.map(({ group, answers }) => [group, answers]);
  expect(counts(result.byCategory)).toEqual([
    ['vague', 2],
    ['full', 1],
  ]);
  expect(counts(result.byLanguage)).toEqual([
    ['en', 1],
    ['zh', 2],
  ]);
  expect(counts(result.byQuestion)).toEqual([
    ['one', 2],
    ['two', 1],
  ]);
  expect(result.overall.answers).toBe(3);
});

it('keeps criteria of different questions apart although they share an id', () => {
  // question one: 1 of 1 right, macro-F1 1; question two: 0 of 1, macro-F1 0
  const wrong = [{ criterionId: 'c', label: 1, verdict: 'missing' }] as const;
  const { overall } = agreementByGroup([anAnswer({}), anAnswer({ questionId: 'two', criteria: wrong })], settings);
  expect(overall.figures.criterionMacroF1).toBe(0.5);
});

it('leaves an answer with an unscored criterion out of the totals, and keeps what was scored', () => {
  const { points: _, ...unfinished } = anAnswer({ unrated: [{ criterionId: 'd', cause: 'no reply' }] });
  const { overall } = agreementByGroup([anAnswer({ points: 3 }), unfinished], settings);
  expect(overall.figures.meanAbsoluteError).toBe(1);
  expect(overall.criteria).toBe(2);
});

it('takes a confidence of 0.9 that was right as 0.1 off, and a rater without confidence as uncalibrated', () => {
  expect(agreementByGroup([anAnswer({})], settings).overall.figures.expectedCalibrationError).toBeCloseTo(0.1, 12);
  const silent = anAnswer({ criteria: [{ criterionId: 'c', label: 1, verdict: 'covered' }] });
  expect(agreementByGroup([silent], settings).overall.figures.expectedCalibrationError).toBeUndefined();
});

it('gives a group the interval that it would have alone', () => {
  const vague = [3, 0, 1, 4].map((points) => anAnswer({ category: 'vague', points }));
  const mixed = agreementByGroup([anAnswer({}), ...vague], settings);
  const alone = agreementByGroup(vague, settings);
  expect(mixed.byCategory.find(({ group }) => group === 'vague')).toEqual(alone.byCategory[0]);
});

it('resamples answers, not criteria: two answers that are all right and all wrong spread over the whole range', () => {
  const criteria = (verdict: 'covered' | 'missing') =>
    Array.from({ length: 50 }, (_, index) => ({ criterionId: `c${index}`, label: 1 as const, verdict }));
  const answers = [anAnswer({ criteria: criteria('covered') }), anAnswer({ criteria: criteria('missing') })];
  expect(agreementByGroup(answers, settings).overall.intervals.exactAgreement).toEqual({ low: 0, high: 1 });
});
