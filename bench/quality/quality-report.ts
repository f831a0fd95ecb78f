import type { AgreementByGroup } from '../../src/agreement/agreement-by-group.ts';
import type { UnratedCriterion } from '../../src/agreement/rated-answer.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { AgreementMeasurement, EvaluatedAnswer, LabelledAnswer } from '../../src/workflows/measure-agreement.ts';
import type { ThresholdChoice } from '../baselines/rate-answers.ts';
import { judgeTargets, type TargetResult } from './judge-targets.ts';
import type { JudgingReport } from './judging-report.ts';
import type { Provenance } from './provenance.ts';
import type { ReviewReport } from './review-curve.ts';

/** Stands wherever a figure of the golden set is shown: such labels flatter. */
export const dataNote = 'synthetic answers, model-made labels';

/** How often each flag was raised in one category, with the answers that raised none. */
export type FlagCounts = {
  readonly category: string;
  readonly answers: number;
  readonly unflagged: number;
  readonly flags: Readonly<Record<string, number>>;
};

export type EngineReport = {
  readonly engine: AgreementMeasurement['engine'];
  readonly targets: readonly TargetResult[];
  readonly agreement: AgreementByGroup;
  readonly review: ReviewReport;
  readonly judging: JudgingReport;
  readonly flagsByCategory: readonly FlagCounts[];
  /** Left out of every figure. */
  readonly unscored: readonly ({ readonly answerId: string; readonly questionId: string } & UnratedCriterion)[];
};

export type BaselineReport = {
  readonly id: string;
  readonly title: string;
  readonly threshold: ThresholdChoice;
  readonly agreement: Pick<AgreementByGroup, 'overall'>;
};

/** Everything that `npm run quality` says, before it is written as Markdown or JSON. */
export type QualityReport = {
  readonly note: typeof dataNote;
  readonly data: {
    readonly file: string;
    readonly sha256: string;
    readonly answers: number;
    readonly criteria: number;
    readonly labels: Readonly<Record<'covered' | 'partial' | 'none', number>>;
    readonly categories: Readonly<Record<string, number>>;
    readonly languages: Readonly<Record<string, number>>;
  };
  readonly provenance: Provenance;
  readonly bank: {
    readonly id: string;
    readonly version: string;
    readonly rubrics: readonly { readonly id: string; readonly version: string; readonly hash: string }[];
  };
  readonly bootstrap: { readonly resamples: number; readonly seed: number; readonly level: 0.95 };
  readonly engines: readonly EngineReport[];
  readonly baselines: readonly BaselineReport[];
};

/** Describe the labelled answers that everything was measured on. */
export function describeData(file: string, sha256: string, answers: readonly LabelledAnswer[]): QualityReport['data'] {
  const labels = answers.flatMap((answer) => answer.labels.map(({ label }) => label));
  const count = (value: number): number => labels.filter((label) => label === value).length;
  return {
    file,
    sha256,
    answers: answers.length,
    criteria: labels.length,
    labels: { covered: count(1), partial: count(0.5), none: count(0) },
    categories: countBy(answers, ({ category }) => category),
    languages: countBy(answers, ({ language }) => language),
  };
}

/** Describe the marking schemes that the engines worked with. */
export function describeBank({ id, version, questions }: QuestionBank): QualityReport['bank'] {
  return {
    id,
    version,
    rubrics: questions.map(({ rubric }) => ({ id: rubric.id, version: rubric.version, hash: rubric.hash })),
  };
}

/** Turn one engine's measurement into its part of the report. */
export function reportEngine(
  measurement: AgreementMeasurement,
  review: ReviewReport,
  judging: JudgingReport,
): EngineReport {
  const { engine, answers, agreement } = measurement;
  return {
    engine,
    targets: judgeTargets(measurement),
    agreement,
    review,
    judging,
    flagsByCategory: countFlags(answers),
    unscored: answers.flatMap(({ id, questionId, unrated }) =>
      unrated.map((criterion) => ({ answerId: id, questionId, ...criterion })),
    ),
  };
}

function countFlags(answers: readonly EvaluatedAnswer[]): readonly FlagCounts[] {
  const byCategory = Map.groupBy(answers, ({ category }) => category);
  return [...byCategory].map(([category, members]) => ({
    category,
    answers: members.length,
    unflagged: members.filter(({ flags }) => flags.length === 0).length,
    flags: countBy(
      members.flatMap(({ flags }) => flags),
      (flag) => flag,
    ),
  }));
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Readonly<Record<string, number>> {
  const groups = [...Map.groupBy(items, keyOf)].map(([key, members]) => [key, members.length] as const);
  return Object.fromEntries(groups.sort(([a], [b]) => (a < b ? -1 : 1)));
}
