import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clusterBootstrap } from '../../src/agreement/cluster-bootstrap.ts';
import { type AnswerPairs, leastAnswers, measurePairs, resamplesFor } from '../../src/agreement/measure-pairs.ts';
import { pairStatistics, pairSums, type RatedTwice } from '../../src/agreement/pair-sums.ts';
import { percentileBootstrap } from '../../src/agreement/percentile-bootstrap.ts';
import { quadraticWeightedKappa } from '../../src/agreement/quadratic-weighted-kappa.ts';
import { seededRandom } from '../../src/agreement/seeded-random.ts';
import { verdictValue } from '../../src/agreement/verdict-value.ts';
import { type Verdict, verdicts } from '../../src/domain/verdict.ts';

const verdict = fc.constantFrom(...verdicts);
const rated: fc.Arbitrary<RatedTwice> = fc.record({
  verdicts: fc.array(fc.record({ criterionId: fc.constantFrom('c1', 'c2'), first: verdict, second: verdict }), {
    maxLength: 3,
  }),
  totals: fc.option(fc.record({ first: fc.nat(8).map((it) => it / 8), second: fc.nat(8).map((it) => it / 8) })),
});

/** An answer on whose only criterion two raters said something. */
const anAnswer = (first: Verdict, second: Verdict, questionId = 'q'): AnswerPairs => ({
  questionId,
  rated: [
    {
      verdicts: [{ criterionId: 'c1', first, second }],
      totals: { first: verdictValue(first), second: verdictValue(second) },
    },
  ],
});

function finish<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

it('gives from sums the quadratic weighted kappa of the pairs themselves', () => {
  fc.assert(
    fc.property(fc.array(rated, { maxLength: 20 }), (answers) => {
      const sums = pairSums(answers);
      const values = answers.flatMap(({ verdicts: pairs }) =>
        pairs.map(({ first, second }) => ({ first: verdictValue(first), second: verdictValue(second) })),
      );
      const totals = answers.flatMap((answer) => answer.totals ?? []);
      for (const [kappa, naive] of [
        [pairStatistics.quadraticWeightedKappa(sums), quadraticWeightedKappa(values)],
        [pairStatistics.totalsQuadraticWeightedKappa(sums), quadraticWeightedKappa(totals)],
      ]) {
        if (naive === undefined) expect(kappa).toBeUndefined();
        else expect(kappa).toBeCloseTo(naive, 9);
      }
    }),
  );
});

it('gives the intervals that resampling the answers one by one gives', () => {
  fc.assert(
    fc.property(fc.array(rated, { minLength: 1, maxLength: 12 }), fc.integer(), (answers, seed) => {
      const ofSample = (statistic: (sums: Float64Array) => number | undefined) => (sample: readonly RatedTwice[]) =>
        statistic(pairSums(sample));
      const { exactAgreement, kappa } = pairStatistics;
      const naive = percentileBootstrap(
        answers,
        { exactAgreement: ofSample(exactAgreement), kappa: ofSample(kappa) },
        { random: seededRandom(seed), resamples: 40 },
      );
      const clusters = answers.map((answer) => pairSums([answer]));
      const statistics = { exactAgreement, kappa };
      const settings = { random: seededRandom(seed), resamples: 40 };
      const intervals = finish(clusterBootstrap(clusters, statistics, settings));
      for (const name of ['exactAgreement', 'kappa'] as const) {
        const [own, twin] = [intervals[name], naive[name]];
        expect(own === undefined).toBe(twin === undefined);
        if (own === undefined || twin === undefined) continue;
        expect(own.low).toBeCloseTo(twin.low, 9);
        expect(own.high).toBeCloseTo(twin.high, 9);
      }
    }),
    { numRuns: 30 },
  );
});

it('measures all answers, each question and each criterion', () => {
  // 8 of 10 the same; rows covered 6, missing 4; columns covered 6, missing 4: p_e = 0.52, kappa = 0.28 / 0.48
  const answers = [
    ...Array.from({ length: 5 }, () => anAnswer('covered', 'covered')),
    ...Array.from({ length: 3 }, () => anAnswer('missing', 'missing')),
    anAnswer('covered', 'missing'),
    anAnswer('missing', 'covered'),
    anAnswer('partial', 'covered', 'other'),
  ];
  const measured = finish(measurePairs(answers, 1));
  expect(measured.map(({ questionId, criterionId, answers: count }) => [questionId, criterionId, count])).toEqual([
    [null, null, 11],
    ['q', null, 10],
    ['q', 'c1', 10],
    ['other', null, 1],
    ['other', 'c1', 1],
  ]);
  const { figures } = measured[2] ?? {};
  expect(figures?.exactAgreement?.value).toBeCloseTo(0.8, 12);
  expect(figures?.kappa?.value).toBeCloseTo(0.28 / 0.48, 12);
  // 0.2 of squared distance; spread 2 × 0.24: 1 - 0.2 / 0.48
  expect(figures?.quadraticWeightedKappa?.value).toBeCloseTo(1 - 0.2 / 0.48, 12);
  expect(figures?.kappa?.interval?.low).toBeLessThan(0.28 / 0.48);
});

it('gives no figure for fewer than ten answers, however many verdicts there are on them', () => {
  const [answer] = [anAnswer('covered', 'missing')];
  const many = { questionId: 'q', rated: Array.from({ length: 30 }, () => answer.rated).flat() };
  const [all] = finish(
    measurePairs(
      Array.from({ length: leastAnswers - 1 }, () => many),
      1,
    ),
  );
  expect(all).toMatchObject({ answers: 9, verdicts: 270 });
  expect(Object.values(all?.figures ?? {})).toEqual([null, null, null, null]);
});

it('takes missing and contradicted for different verdicts, but for the same value', () => {
  const answers = Array.from({ length: 12 }, (_, index) =>
    index % 2 === 0 ? anAnswer('missing', 'contradicted') : anAnswer('covered', 'covered'),
  );
  const { figures } = finish(measurePairs(answers, 1))[0] ?? {};
  expect(figures?.exactAgreement?.value).toBe(0.5);
  expect(figures?.quadraticWeightedKappa?.value).toBe(1);
});

it.each([
  { answers: 10, resamples: 1_000 },
  { answers: 2_000, resamples: 1_000 },
  { answers: 4_000, resamples: 500 },
  { answers: 50_000, resamples: 200 },
])('resamples $answers answers $resamples times', ({ answers, resamples }) => {
  expect(resamplesFor(answers)).toBe(resamples);
});
