import type { Criterion } from '../../domain/criterion.ts';
import type { Mutant, MutantExpectation } from '../../domain/rubric-report.ts';
import type { Verdict } from '../../domain/verdict.ts';

/** What a mutant is expected to come out as. */
export type Expectations = Pick<Mutant, 'expected' | 'points'>;

/** A model answer that earns less than this share of the points is not what the rubric looks for. */
const leastOfWhole = 0.9;
/** One mistyped token of twelve may cost this much. */
const leastWithTypos = 0.6;
/** An answer to another question of the same bank may touch upon this one. */
const mostOfOther = 0.25;
/** A partly covered criterion earns half of its points. */
const partialShare = 0.5;

const creditable: readonly Verdict[] = ['covered', 'partial'];
const creditless: readonly Verdict[] = ['missing', 'contradicted'];

const sum = (criteria: readonly Criterion[]): number => criteria.reduce((total, { points }) => total + points, 0);

const forAll = (criteria: readonly Criterion[], verdicts: readonly Verdict[]): MutantExpectation[] =>
  criteria.map(({ id }) => ({ criterionId: id, verdicts }));

/** Everything is said: each criterion earns something, and all together at least 90 % of the points. */
export function expectWhole(criteria: readonly Criterion[]): Expectations {
  const total = sum(criteria);
  return { expected: forAll(criteria, creditable), points: { least: total * leastOfWhole, most: total } };
}

/** As the whole, but typing mistakes may cost up to 40 %. */
export function expectWithTypos(criteria: readonly Criterion[]): Expectations {
  const total = sum(criteria);
  return { expected: forAll(criteria, creditable), points: { least: total * leastWithTypos, most: total } };
}

/** One criterion is left out or refused; the others still earn something. */
export function expectWithout(
  criteria: readonly Criterion[],
  without: Criterion,
  how: 'dropped' | 'negated',
): Expectations {
  const verdicts: readonly Verdict[] = how === 'dropped' ? ['missing', 'partial'] : creditless;
  const rest = sum(criteria) - without.points;
  return {
    expected: criteria.map(({ id }) => ({ criterionId: id, verdicts: id === without.id ? verdicts : creditable })),
    points: { least: rest * partialShare, most: rest + (how === 'dropped' ? without.points * partialShare : 0) },
  };
}

/** Nothing is answered: no points. */
export function expectNothing(criteria: readonly Criterion[], verdicts = creditless): Expectations {
  return { expected: forAll(criteria, verdicts), points: { least: 0, most: 0 } };
}

/** Something else is answered: no criterion is covered, and no more than a quarter of the points is earned. */
export function expectLittle(criteria: readonly Criterion[]): Expectations {
  return {
    expected: forAll(criteria, ['missing', 'partial', 'contradicted']),
    points: { least: 0, most: sum(criteria) * mostOfOther },
  };
}
