import { expect, it } from 'vitest';
import { difficultyHint, separationHint } from '../../src/web/batches/distribution-hints.ts';
import { verdictShares } from '../../src/web/batches/verdict-shares.ts';

const verdicts = (covered: number, partial = 0, missing = 0, contradicted = 0) => ({
  covered,
  partial,
  missing,
  contradicted,
});

it('shares out all answers of a criterion, those without a verdict too, and leaves out what nobody had', () => {
  expect(verdictShares({ verdicts: verdicts(5, 0, 3, 1), unscored: 1 })).toEqual([
    { outcome: 'covered', answers: 5, share: 0.5 },
    { outcome: 'missing', answers: 3, share: 0.3 },
    { outcome: 'contradicted', answers: 1, share: 0.1 },
    { outcome: 'unscored', answers: 1, share: 0.1 },
  ]);
  expect(verdictShares({ verdicts: verdicts(0), unscored: 0 })).toEqual([]);
});

it.each([
  { answers: 10, meanShare: 0.2, hint: 'hint.hard' },
  { answers: 10, meanShare: 0.21, hint: undefined },
  { answers: 10, meanShare: 0.9, hint: 'hint.easy' },
  { answers: 9, meanShare: 0.01, hint: undefined },
  { answers: 50, meanShare: null, hint: undefined },
])('says of $answers answers with a mean share of $meanShare: $hint', ({ hint, ...question }) => {
  expect(difficultyHint(question)).toBe(hint);
});

it.each([
  { covered: 10, discrimination: -0.1, hint: 'hint.reversed' },
  { covered: 10, discrimination: 0.09, hint: 'hint.flat' },
  { covered: 10, discrimination: 0.1, hint: undefined },
  { covered: 10, discrimination: null, hint: undefined },
  { covered: 9, discrimination: -1, hint: undefined },
])('says of a criterion that correlates by $discrimination over $covered answers: $hint', (it) => {
  expect(separationHint({ verdicts: verdicts(it.covered), discrimination: it.discrimination })).toBe(it.hint);
});
