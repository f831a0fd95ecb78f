import type { PointPair } from '../../src/agreement/mean-absolute-error.ts';
import { pearson } from '../../src/agreement/pearson.ts';
import type { UncertaintyCode } from '../../src/domain/document-reading.ts';
import type { DerivedQuestion } from './derive-bank.ts';
import { type DerivationTarget, judgeDerivation } from './judge-derivation.ts';
import { type LabelAgreement, labelAgreement } from './label-agreement.ts';
import { listWorst, type WorstAnswer } from './list-worst.ts';
import { type Figure, measureFigures, resampling, type ScoreFigures, scoreStatistics } from './measure-figures.ts';
import type { MeasuredData } from './measured-data.ts';
import type { Ratings } from './rate-marked-answers.ts';
import { createRateWithDice } from './rate-with-dice.ts';

/** One question: what its rubric came to, and how it scores its answers. */
export type QuestionFigures = {
  readonly id: string;
  readonly answers: number;
  readonly unscored: number;
  /** Points of the rubric that was derived, 0 where it could not be. */
  readonly criteria: number;
  /** What the reading of the model answer was not sure of. */
  readonly uncertainties: readonly UncertaintyCode[];
} & ScoreFigures;

/** Everything that `npm run quality -- --data` says. */
export type DerivationReport = {
  /** Name of the file. */
  readonly data: string;
  readonly kind: MeasuredData['kind'];
  readonly answers: number;
  readonly engine: string;
  readonly bootstrap: typeof resampling & { readonly level: 0.95 };
  readonly questions: readonly QuestionFigures[];
  readonly pooled: ScoreFigures;
  /** Absent where answers have scores and no labels. */
  readonly labels?: LabelAgreement;
  readonly baseline: {
    /** Likeness to the model answer alone. */
    readonly bigramDice: ScoreFigures;
    /** Pearson of the rubrics minus Pearson of that likeness, on the same draws of answers. */
    readonly pearsonGain: Figure;
  };
  readonly targets: readonly DerivationTarget[];
  readonly unscored: readonly { readonly line: number; readonly questionId: string; readonly cause: string }[];
  /** As many as were asked for. */
  readonly worst: readonly WorstAnswer[];
};

export type ReportRequest = {
  readonly dataName: string;
  readonly data: MeasuredData;
  readonly engine: string;
  readonly derived: readonly DerivedQuestion[];
  readonly ratings: Ratings;
  /** How many of the worst answers to list. */
  readonly worst: number;
  readonly showText: boolean;
};

type Compared = PointPair & { readonly questionId: string; readonly likeness: number };

/** Work out all figures of rated answers. */
export function reportDerivation(request: ReportRequest): DerivationReport {
  const { dataName, data, engine, derived, ratings, worst, showText } = request;
  const rateWithDice = createRateWithDice(data.questions);
  const compared = ratings.judged.map((answer): Compared => {
    const { marked, human, machine } = answer;
    return { questionId: marked.questionId, first: human, second: machine, likeness: rateWithDice(answer) };
  });
  const pooled = measureFigures(compared, scoreStatistics);
  const labels = data.kind === 'labelled' ? labelAgreement(ratings) : undefined;
  const { pearsonGain } = measureFigures(compared, { pearsonGain: gainOver });
  return {
    data: dataName,
    kind: data.kind,
    answers: data.answers.length,
    engine,
    bootstrap: { ...resampling, level: 0.95 },
    questions: derived.map((question) => figuresOf(question, compared, ratings)),
    pooled,
    ...(labels ? { labels } : {}),
    baseline: { bigramDice: measureFigures(compared.map(toLikeness), scoreStatistics), pearsonGain },
    targets: judgeDerivation(pooled, labels?.macroF1, pearsonGain),
    unscored: ratings.unscored.map(({ marked, cause }) => ({
      line: marked.line,
      questionId: marked.questionId,
      cause,
    })),
    worst: listWorst(ratings.judged, worst, showText),
  };
}

function figuresOf(question: DerivedQuestion, compared: readonly Compared[], { unscored }: Ratings): QuestionFigures {
  const { id, uncertainties } = question;
  const own = compared.filter(({ questionId }) => questionId === id);
  const left = unscored.filter(({ marked }) => marked.questionId === id).length;
  return {
    id,
    answers: own.length + left,
    unscored: left,
    criteria: question.status === 'derived' ? question.question.rubric.criteria.length : 0,
    uncertainties,
    ...measureFigures(own, scoreStatistics),
  };
}

const toLikeness = ({ first, likeness }: Compared): PointPair => ({ first, second: likeness });

function gainOver(sample: readonly Compared[]): number | undefined {
  const own = pearson(sample);
  const other = pearson(sample.map(toLikeness));
  return own === undefined || other === undefined ? undefined : own - other;
}
