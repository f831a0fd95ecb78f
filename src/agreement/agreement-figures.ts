import type { AnswerTally } from './answer-tally.ts';
import { type ConfusionTable, sumConfusion } from './confusion-table.ts';
import { exactAgreement } from './exact-agreement.ts';
import { expectedCalibrationError, sumBins } from './expected-calibration-error.ts';
import { criterionMacroF1, macroF1 } from './macro-f1.ts';
import { meanAbsoluteError, type PointPair } from './mean-absolute-error.ts';
import { pearson } from './pearson.ts';
import type { Statistic } from './percentile-bootstrap.ts';
import { quadraticWeightedKappa } from './quadratic-weighted-kappa.ts';
import { spearman } from './spearman.ts';

export const figureNames = [
  'macroF1',
  'criterionMacroF1',
  'exactAgreement',
  'quadraticWeightedKappa',
  'meanAbsoluteError',
  'pearson',
  'spearman',
  'expectedCalibrationError',
] as const;

export type FigureName = (typeof figureNames)[number];

/** Each figure of a set of answers; absent where the set does not define it. */
export type AgreementFigures = Readonly<Record<FigureName, number | undefined>>;

/** How each figure is worked out from the answers' tallies. */
export const agreementStatistics: Readonly<Record<FigureName, Statistic<AnswerTally>>> = {
  macroF1: (answers) => macroF1(poolConfusion(answers)),
  criterionMacroF1: (answers) => criterionMacroF1(confusionByCriterion(answers).values()),
  exactAgreement: (answers) => exactAgreement(poolConfusion(answers)),
  quadraticWeightedKappa: (answers) => quadraticWeightedKappa(totalsOf(answers)),
  meanAbsoluteError: (answers) => meanAbsoluteError(totalsOf(answers)),
  pearson: (answers) => pearson(totalsOf(answers)),
  spearman: (answers) => spearman(totalsOf(answers)),
  expectedCalibrationError: (answers) => expectedCalibrationError(sumBins(answers.map(({ bins }) => bins))),
};

/** Work out all figures of a set of answers. */
export function agreementFigures(answers: readonly AnswerTally[]): AgreementFigures {
  const figures = figureNames.map((name) => [name, agreementStatistics[name](answers)] as const);
  return Object.fromEntries(figures) as Record<FigureName, number | undefined>;
}

/** Confusion of all criteria of all answers. */
export function poolConfusion(answers: readonly AnswerTally[]): ConfusionTable {
  return sumConfusion(answers.map(({ confusion }) => confusion));
}

function totalsOf(answers: readonly AnswerTally[]): readonly PointPair[] {
  return answers.flatMap(({ totals }) => totals ?? []);
}

function confusionByCriterion(answers: readonly AnswerTally[]): ReadonlyMap<string, ConfusionTable> {
  const tables = new Map<string, ConfusionTable[]>();
  for (const { criteria } of answers) {
    for (const { key, confusion } of criteria) {
      const known = tables.get(key);
      if (known) known.push(confusion);
      else tables.set(key, [confusion]);
    }
  }
  return new Map([...tables].map(([key, each]) => [key, sumConfusion(each)]));
}
