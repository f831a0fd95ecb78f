import type { GroupAgreement } from '../../src/agreement/agreement-by-group.ts';
import type { FigureName } from '../../src/agreement/agreement-figures.ts';
import { type ConfusionTable, labelClasses } from '../../src/agreement/confusion-table.ts';
import { verdicts } from '../../src/domain/verdict.ts';
import type { ThresholdChoice } from '../baselines/rate-answers.ts';
import type { TargetResult } from './judge-targets.ts';
import { markdownTable } from './markdown-table.ts';
import { type BaselineReport, dataNote, type EngineReport, type QualityReport } from './quality-report.ts';
import { renderJudging, renderReview } from './render-review.ts';

const figureTitles: Readonly<Record<FigureName, string>> = {
  macroF1: 'Macro-F1 (covered and partial against the rest)',
  criterionMacroF1: 'Macro-F1, mean over criteria',
  exactAgreement: 'Exact agreement (covered, partial, other)',
  quadraticWeightedKappa: 'QWK of totals',
  meanAbsoluteError: 'Mean absolute error, points',
  pearson: 'Pearson of totals',
  spearman: 'Spearman of totals',
  expectedCalibrationError: 'Expected calibration error of confidence',
};

/** Write a report as Markdown: engines first, then the baselines, then where it all comes from. */
export function renderMarkdown(report: QualityReport): string {
  const { data, bootstrap, engines, baselines } = report;
  const parts = [
    '# Quality report',
    `**${capitalised(dataNote)}.** ${data.answers} answers, ${data.criteria} labelled criteria from \`${data.file}\`. ` +
      `In square brackets: 95 % bootstrap interval (${bootstrap.resamples} resamples of answers, seed ${bootstrap.seed}). ` +
      '“–”: not defined or not given. Groups of fewer than 10 answers say little, whatever their interval; where ' +
      'nearly all labels are 0, or nearly all above 0, one error moves macro-F1 by half: read exact agreement there. ' +
      'What each figure means: docs/quality.md.',
    ...engines.flatMap(renderEngine),
    '## Baselines',
    baselineNote,
    renderBaselines(baselines, engines),
    '## Provenance',
    renderProvenance(report),
  ];
  return `${parts.join('\n\n')}\n`;
}

const baselineNote =
  'Each compares a criterion’s label, covered text and model answer with the most similar sentence of the answer. ' +
  'The threshold is chosen on the other questions (leave one question out); “best on this set” is chosen on the very ' +
  `answers it is measured on: an upper bound for one threshold over all questions. (${capitalised(dataNote)}.)`;

function renderEngine(engine: EngineReport): readonly string[] {
  const { overall, byCategory, byLanguage, byQuestion } = engine.agreement;
  const { id, version = 'unknown: it failed on every answer' } = engine.engine;
  return [
    `## Engine \`${id}\`, version ${version}`,
    `(${capitalised(dataNote)}.)`,
    '### Targets',
    markdownTable(['target', 'goal', 'measured', 'outcome', 'detail'], engine.targets.map(renderTarget)),
    '### Overall',
    markdownTable(
      ['figure', 'value'],
      Object.entries(figureTitles).map(([name, title]) => [title, showWithInterval(overall, name as FigureName)]),
    ),
    '### Confusion: label rows, verdict columns',
    renderConfusion(overall.confusion),
    '### By category of answer',
    renderGroups('category', byCategory),
    '### By language',
    renderGroups('language', byLanguage),
    '### By question',
    renderGroups('question', byQuestion),
    '### Flags by category',
    renderFlags(engine),
    '### Unscored',
    renderUnscored(engine),
    ...renderReview(engine.review),
    ...renderJudging(engine.judging),
  ];
}

function renderTarget({ title, goal, value, unit, outcome, detail }: TargetResult): readonly string[] {
  const isCount = unit === 'answers' || unit === 'criteria';
  const shown = isCount ? String(value ?? '–') : unit === 'share' ? percent(value) : fixed(value);
  return [title, goal, shown, outcome, detail];
}

function renderConfusion(confusion: ConfusionTable): string {
  const rows = labelClasses.map((row) => [
    row === 'none' ? 'missing or contradicted' : row,
    ...verdicts.map((column) => String(confusion[row][column])),
  ]);
  return markdownTable(['label', ...verdicts], rows);
}

function renderGroups(title: string, groups: readonly GroupAgreement[]): string {
  const sorted = [...groups].sort((a, b) => (a.group < b.group ? -1 : 1));
  const header = [title, 'answers', 'labels > 0', 'macro-F1', 'exact', 'QWK', 'MAE', 'Pearson', 'ECE', 'contradicted'];
  const rows = sorted.map((group) => [
    group.group,
    String(group.answers),
    `${countPositives(group.confusion)} of ${group.criteria}`,
    showWithInterval(group, 'macroF1'),
    fixed(group.figures.exactAgreement),
    fixed(group.figures.quadraticWeightedKappa),
    showWithInterval(group, 'meanAbsoluteError'),
    fixed(group.figures.pearson),
    fixed(group.figures.expectedCalibrationError),
    percent(group.contradictedShare),
  ]);
  return markdownTable(header, rows);
}

function countPositives({ covered, partial }: ConfusionTable): number {
  return verdicts.reduce((sum, verdict) => sum + covered[verdict] + partial[verdict], 0);
}

function renderFlags({ flagsByCategory }: EngineReport): string {
  const raised = [...new Set(flagsByCategory.flatMap(({ flags }) => Object.keys(flags)))].sort();
  const sorted = [...flagsByCategory].sort((a, b) => (a.category < b.category ? -1 : 1));
  return markdownTable(
    ['category', 'answers', 'no flag', ...raised],
    sorted.map(({ category, answers, unflagged, flags }) => [
      category,
      String(answers),
      String(unflagged),
      ...raised.map((flag) => String(flags[flag] ?? 0)),
    ]),
  );
}

function renderUnscored({ unscored }: EngineReport): string {
  if (unscored.length === 0) return 'None: every criterion of every answer has a verdict.';
  const rows = unscored.map(({ answerId, questionId, criterionId, cause }) => [
    answerId,
    questionId,
    criterionId,
    cause,
  ]);
  return `Left out of every figure above.\n\n${markdownTable(['answer', 'question', 'criterion', 'cause'], rows)}`;
}

const thresholdTitles: Readonly<Record<ThresholdChoice, string>> = {
  'leave-one-question-out': 'other questions',
  'best-on-this-set': 'best on this set (upper bound)',
  none: '–',
};

function renderBaselines(baselines: readonly BaselineReport[], engines: readonly EngineReport[]): string {
  const row = (title: string, threshold: string, group: GroupAgreement): readonly string[] => [
    title,
    threshold,
    showWithInterval(group, 'macroF1'),
    showWithInterval(group, 'quadraticWeightedKappa'),
    showWithInterval(group, 'meanAbsoluteError'),
  ];
  return markdownTable(
    ['rater', 'threshold from', 'macro-F1', 'QWK of totals', 'MAE, points'],
    [
      ...engines.map(({ engine, agreement }) => row(`engine ${engine.id}`, '–', agreement.overall)),
      ...baselines.map(({ title, threshold, agreement }) => row(title, thresholdTitles[threshold], agreement.overall)),
    ],
  );
}

function renderProvenance({ data, provenance, bank }: QualityReport): string {
  const { commit, hasUncommittedChanges, date, node } = provenance;
  const changes = hasUncommittedChanges ? ', with uncommitted changes' : '';
  const counts = (record: Readonly<Record<string, number>>): string =>
    Object.entries(record)
      .map(([key, count]) => `${key} ${count}`)
      .join(', ');
  return [
    `- data: \`${data.file}\`, SHA-256 \`${data.sha256}\` (${dataNote})`,
    `- labels: ${counts(data.labels)}`,
    `- categories: ${counts(data.categories)}`,
    `- languages: ${counts(data.languages)}`,
    `- commit: ${commit ?? 'unknown'}${changes}; date: ${date ?? 'unknown'}; Node ${node}`,
    `- bank: ${bank.id} ${bank.version}`,
    ...bank.rubrics.map(({ id, version, hash }) => `- rubric: ${id} ${version} \`${hash}\``),
  ].join('\n');
}

function showWithInterval({ figures, intervals }: GroupAgreement, name: FigureName): string {
  const interval = intervals[name];
  const value = fixed(figures[name]);
  return interval ? `${value} [${fixed(interval.low)}, ${fixed(interval.high)}]` : value;
}

function fixed(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3).replace(/^-(0\.0+)$/, '$1');
}

function percent(value: number | undefined): string {
  return value === undefined ? '–' : `${(value * 100).toFixed(1)} %`;
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
