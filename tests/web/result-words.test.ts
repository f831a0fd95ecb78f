import { expect, it } from 'vitest';
import type { CriterionReply } from '../../src/api/schemas.ts';
import { confidenceWords } from '../../src/web/evidence/confidence-words.ts';
import { criterionMark, isInvisible } from '../../src/web/evidence/criterion-mark.ts';
import { groupCriteria, type Outcome } from '../../src/web/evidence/group-criteria.ts';
import { summarise } from '../../src/web/evidence/summary.ts';
import { failureKindOf, parseRetryAfter } from '../../src/web/service/failure-kind.ts';

const criterion = (outcome: Outcome, index: number): CriterionReply => {
  const base = { id: `c${index}`, label: outcome, maxPoints: 3 };
  if (outcome === 'unscored') return { ...base, status: 'unscored', cause: 'timeout' };
  return {
    ...base,
    status: 'scored',
    verdict: outcome,
    points: 0,
    confidence: 1,
    evidence: [],
    reason: '',
    suggestion: null,
  };
};

it('puts good news first and keeps the numbers of the rubric', () => {
  const groups = groupCriteria((['contradicted', 'covered', 'unscored', 'covered'] as const).map(criterion));
  expect(groups.map(({ outcome, criteria }) => [outcome, ...criteria.map(({ number }) => number)])).toEqual([
    ['covered', 2, 4],
    ['contradicted', 1],
    ['unscored', 3],
  ]);
});

it.each([
  { outcomes: ['covered', 'covered'], key: 'result.allCovered' },
  { outcomes: ['covered', 'missing'], key: 'result.someCovered' },
  { outcomes: ['partial', 'missing'], key: 'result.partialOnly' },
  { outcomes: ['missing', 'contradicted'], key: 'result.noneCovered' },
  { outcomes: ['missing', 'unscored'], key: 'result.noneCovered' },
  { outcomes: ['covered', 'unscored'], key: 'result.someCovered' },
  { outcomes: ['unscored', 'unscored'], key: 'result.noneScored' },
] as const)('opens a result of $outcomes with $key', ({ outcomes, key }) => {
  expect(summarise({ criteria: outcomes.map(criterion) })[0]).toBe(key);
});

it.each([
  [1, 'confidence.high'],
  [0.85, 'confidence.high'],
  [0.84, 'confidence.medium'],
  [0.6, 'confidence.medium'],
  [0.59, 'confidence.low'],
] as const)('puts a confidence of %d into the words %s', (confidence, words) => {
  expect(confidenceWords(confidence)).toBe(words);
});

it('draws twenty criteria, the most a rubric may have, in twenty different ways', () => {
  expect(new Set(Array.from({ length: 20 }, (_, index) => criterionMark(index + 1))).size).toBe(20);
});

it.each([
  ['\u200b\u200d', true],
  [' \u00a0', true],
  ['a\u200b', false],
  ['', false],
])('says of %j whether it is invisible: %s', (text, expected) => {
  expect(isInvisible(text)).toBe(expected);
});

it.each([
  [400, 'rejected'],
  [413, 'rejected'],
  [429, 'too-many-requests'],
  [500, 'server-error'],
  [503, 'busy'],
] as const)('reads the status %d as %s', (status, kind) => {
  expect(failureKindOf(status)).toBe(kind);
});

it.each([
  ['30', 30],
  [null, undefined],
  ['0', undefined],
  ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
])('reads the Retry-After header %j as %s', (header, seconds) => {
  expect(parseRetryAfter(header)).toBe(seconds);
});
