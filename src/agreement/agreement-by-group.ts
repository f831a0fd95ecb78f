import {
  type AgreementFigures,
  agreementFigures,
  agreementStatistics,
  type FigureName,
  figureNames,
  poolConfusion,
} from './agreement-figures.ts';
import { type AnswerTally, tallyAnswer } from './answer-tally.ts';
import { type ConfusionTable, countCriteria } from './confusion-table.ts';
import { type Interval, percentileBootstrap } from './percentile-bootstrap.ts';
import type { RatedAnswer } from './rated-answer.ts';
import { seededRandom } from './seeded-random.ts';

/** Agreement of an engine with the labels over one set of answers. */
export type GroupAgreement = {
  /** Name of the category, the language or the question; `all` for everything. */
  readonly group: string;
  readonly answers: number;
  readonly criteria: number;
  readonly figures: AgreementFigures;
  /** 95 % intervals of the figures that have one. */
  readonly intervals: Readonly<Partial<Record<FigureName, Interval | undefined>>>;
  readonly confusion: ConfusionTable;
  /** Share of criteria found contradicted; absent for no criteria. */
  readonly contradictedShare: number | undefined;
};

export type AgreementByGroup = {
  readonly overall: GroupAgreement;
  readonly byCategory: readonly GroupAgreement[];
  readonly byLanguage: readonly GroupAgreement[];
  readonly byQuestion: readonly GroupAgreement[];
};

export type ResamplingSettings = { readonly seed: number; readonly resamples: number };

/** The figures that small groups get intervals for; the rest would be noise about noise. */
const groupFigures = ['macroF1', 'meanAbsoluteError'] as const satisfies readonly FigureName[];

/**
 * Work out all figures with bootstrap intervals for all answers and for each category, language and question, in order of
 * first appearance. Each group draws from the seed afresh, so that its interval does not depend on the other groups.
 */
export function agreementByGroup(answers: readonly RatedAnswer[], settings: ResamplingSettings): AgreementByGroup {
  const rows = answers.map((answer) => ({ answer, tally: tallyAnswer(answer) }));
  const groupBy = (keyOf: (answer: RatedAnswer) => string): readonly GroupAgreement[] => {
    const groups = Map.groupBy(rows, ({ answer }) => keyOf(answer));
    return [...groups].map(([group, members]) => measureGroup(group, tallies(members), groupFigures, settings));
  };
  return {
    overall: overallAgreement(answers, settings),
    byCategory: groupBy(({ category }) => category),
    byLanguage: groupBy(({ language }) => language),
    byQuestion: groupBy(({ questionId }) => questionId),
  };
}

/** Work out all figures with bootstrap intervals for all answers together. */
export function overallAgreement(answers: readonly RatedAnswer[], settings: ResamplingSettings): GroupAgreement {
  return measureGroup('all', answers.map(tallyAnswer), figureNames, settings);
}

function tallies(rows: readonly { readonly tally: AnswerTally }[]): readonly AnswerTally[] {
  return rows.map(({ tally }) => tally);
}

function measureGroup(
  group: string,
  answers: readonly AnswerTally[],
  withInterval: readonly FigureName[],
  { seed, resamples }: ResamplingSettings,
): GroupAgreement {
  const statistics = Object.fromEntries(withInterval.map((name) => [name, agreementStatistics[name]]));
  const confusion = poolConfusion(answers);
  const criteria = countCriteria(confusion);
  const contradicted = confusion.covered.contradicted + confusion.partial.contradicted + confusion.none.contradicted;
  return {
    group,
    answers: answers.length,
    criteria,
    figures: agreementFigures(answers),
    intervals: percentileBootstrap(answers, statistics, { random: seededRandom(seed), resamples }),
    confusion,
    contradictedShare: criteria === 0 ? undefined : contradicted / criteria,
  };
}
