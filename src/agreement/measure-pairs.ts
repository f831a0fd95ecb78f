import { clusterBootstrap } from './cluster-bootstrap.ts';
import { countVerdicts, type PairFigureName, pairStatistics, pairSums, type RatedTwice } from './pair-sums.ts';
import type { Interval } from './percentile-bootstrap.ts';
import { seededRandom } from './seeded-random.ts';

/** All that two raters, or several pairs of them, said of one answer. */
export type AnswerPairs = { readonly questionId: string; readonly rated: readonly RatedTwice[] };

/** A figure with its 95 % interval; null where so few answers, or such equal ones, do not give one. */
export type Figure = { readonly value: number; readonly interval: Interval | null };

export type PairAgreement = {
  /** null for all questions together. */
  readonly questionId: string | null;
  /** null for all criteria together. */
  readonly criterionId: string | null;
  readonly answers: number;
  readonly verdicts: number;
  /** null where there are too few answers to say anything, or they do not define the figure. */
  readonly figures: Readonly<Record<PairFigureName, Figure | null>>;
};

/** Fewer answers give no figure: its interval would reach from poor to perfect. */
export const leastAnswers = 10;

/** Percentiles of fewer resamples are rough. */
const leastResamples = 200;
const mostResamples = 1_000;
/** Draws of an answer that one figure's interval may take, between these bounds. */
const mostDraws = 2_000_000;

/** The more answers, the fewer resamples: the interval is narrow then, and its ends matter less. */
export function resamplesFor(answers: number): number {
  return Math.max(leastResamples, Math.min(mostResamples, Math.floor(mostDraws / Math.max(1, answers))));
}

/**
 * Work out how far two raters agree: over all answers, for each question, and for each criterion of it.
 *
 * Intervals resample answers, because the verdicts on one answer, and those of several people about it, hang together. Each group draws
 * from the seed afresh, so that its interval does not depend on the others.
 *
 * @yields every millisecond or so, for whoever has other work to do.
 */
export function* measurePairs(
  answers: readonly AnswerPairs[],
  seed: number,
): Generator<undefined, readonly PairAgreement[]> {
  const all = { questionId: null, criterionId: null };
  const measured: PairAgreement[] = [
    yield* measureGroup(
      all,
      answers.map(({ rated }) => rated),
      seed,
    ),
  ];
  for (const [questionId, own] of Map.groupBy(answers, (answer) => answer.questionId)) {
    const rated = own.map((answer) => answer.rated);
    measured.push(yield* measureGroup({ questionId, criterionId: null }, rated, seed));
    for (const [criterionId, ofCriterion] of byCriterion(rated)) {
      measured.push(yield* measureGroup({ questionId, criterionId }, ofCriterion, seed));
    }
  }
  return measured;
}

function* measureGroup(
  group: Pick<PairAgreement, 'questionId' | 'criterionId'>,
  answers: readonly (readonly RatedTwice[])[],
  seed: number,
): Generator<undefined, PairAgreement> {
  const sums = pairSums(answers.flat());
  const isEnough = answers.length >= leastAnswers;
  const settings = { random: seededRandom(seed), resamples: resamplesFor(answers.length) };
  const intervals = isEnough ? yield* clusterBootstrap(answers.map(pairSums), pairStatistics, settings) : undefined;
  const toFigure = (name: PairFigureName): Figure | null => {
    const value = isEnough ? pairStatistics[name](sums) : undefined;
    return value === undefined ? null : { value, interval: intervals?.[name] ?? null };
  };
  const figures = {
    exactAgreement: toFigure('exactAgreement'),
    kappa: toFigure('kappa'),
    quadraticWeightedKappa: toFigure('quadraticWeightedKappa'),
    totalsQuadraticWeightedKappa: toFigure('totalsQuadraticWeightedKappa'),
  };
  return { ...group, answers: answers.length, verdicts: countVerdicts(sums), figures };
}

/** The answers' verdicts on each criterion, in order of first appearance; an answer counts where it has one. */
function byCriterion(
  answers: readonly (readonly RatedTwice[])[],
): ReadonlyMap<string, readonly (readonly RatedTwice[])[]> {
  const found = new Map<string, RatedTwice[][]>();
  for (const rated of answers) {
    const own = Map.groupBy(
      rated.flatMap(({ verdicts }) => verdicts),
      ({ criterionId }) => criterionId,
    );
    for (const [criterionId, pairs] of own) {
      const entry = pairs.map((pair): RatedTwice => ({ verdicts: [pair], totals: null }));
      const known = found.get(criterionId);
      if (known) known.push(entry);
      else found.set(criterionId, [entry]);
    }
  }
  return found;
}
