import { labelClasses } from '../../src/agreement/confusion-table.ts';
import { verdicts } from '../../src/domain/verdict.ts';
import { markdownTable } from '../quality/markdown-table.ts';
import type { DerivationReport, QuestionFigures } from './derivation-report.ts';
import type { LabelAgreement } from './label-agreement.ts';
import type { WorstAnswer } from './list-worst.ts';
import type { Figure, ScoreFigures } from './measure-figures.ts';

/** Write a report as Markdown: what all answers say together first, then question by question. */
export function renderDerivation(report: DerivationReport): string {
  const { data, kind, answers, engine, bootstrap, pooled, labels, baseline, questions, worst } = report;
  const parts = [
    `# Derived rubrics on ${data}`,
    `${answers} ${kind} answers to ${questions.length} questions, engine keyword ${engine}. In square brackets: 95 % ` +
      `bootstrap interval (${bootstrap.resamples} resamples of answers, seed ${bootstrap.seed}). “–”: not defined.`,
    '## Targets',
    markdownTable(
      ['target', 'goal', 'measured', 'outcome'],
      report.targets.map(({ title, goal, value, outcome }) => [title, goal, fixed(value), outcome]),
    ),
    '## All answers',
    renderScores([
      ['derived rubrics', pooled],
      ['Dice of character pairs with the model answer', baseline.bigramDice],
    ]),
    `Pearson above that of Dice: ${show(baseline.pearsonGain)}`,
    ...(labels ? renderLabels(labels) : []),
    '## By question',
    renderQuestions(questions),
    '## Unscored',
    renderUnscored(report),
    ...(worst.length > 0 ? ['## Largest differences', worst.map(renderWorst).join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderScores(rows: readonly (readonly [string, ScoreFigures])[]): string {
  return markdownTable(
    ['rater', ...scoreTitles],
    rows.map(([title, figures]) => [title, ...scoreCells(figures)]),
  );
}

const scoreTitles = ['QWK', 'Pearson', 'Spearman', 'MAE'];

function scoreCells(figures: ScoreFigures): readonly string[] {
  const { quadraticWeightedKappa, pearson, spearman, meanAbsoluteError } = figures;
  return [quadraticWeightedKappa, pearson, spearman, meanAbsoluteError].map(show);
}

function renderLabels({ macroF1, confusion, byCategory }: LabelAgreement): readonly string[] {
  const rows = labelClasses.map((row) => [
    row === 'none' ? 'missing or contradicted' : row,
    ...verdicts.map((column) => String(confusion[row][column])),
  ]);
  const categories = byCategory.map((it) => [
    it.category,
    ...[it.answers, it.unscored, it.hits, it.misses, it.falseAlarms, it.rejections, it.contradicted].map(String),
    fixed(it.meanAbsoluteError),
  ]);
  return [
    `Macro-F1, covered and partial against the rest: ${show(macroF1)}`,
    '## Label rows, verdict columns',
    markdownTable(['label', ...verdicts], rows),
    '## By category',
    markdownTable(
      ['category', 'answers', 'unscored', 'found', 'missed', 'false alarms', 'rejected', 'contradicted', 'MAE'],
      categories,
    ),
  ];
}

function renderQuestions(questions: readonly QuestionFigures[]): string {
  const rows = questions.map((question) => [
    question.id,
    String(question.answers),
    String(question.criteria),
    `${question.uncertainties.length}`,
    ...scoreCells(question),
    question.uncertainties.join(', '),
  ]);
  return markdownTable(['question', 'answers', 'points', 'doubts', ...scoreTitles, 'of the reading'], rows);
}

function renderUnscored({ unscored }: DerivationReport): string {
  if (unscored.length === 0) return 'None.';
  const rows = unscored.map(({ line, questionId, cause }) => [String(line), questionId, cause]);
  return `Left out of every figure.\n\n${markdownTable(['line', 'question', 'cause'], rows)}`;
}

function renderWorst({ line, questionId, human, machine, maxScore, criteria, text }: WorstAnswer): string {
  const scores = `human ${shorten(human)}, machine ${shorten(machine)} of ${shorten(maxScore)}`;
  const judged = criteria.map(({ label, verdict, human: wanted }) => {
    const marked = wanted === undefined ? '' : ` (label ${wanted})`;
    return `  - ${verdict}${marked}: ${label}`;
  });
  const quoted = text === undefined ? [] : [`  > ${text.replace(/\s+/g, ' ')}`];
  return [`- line ${line}, question ${questionId}: ${scores}`, ...judged, ...quoted].join('\n');
}

const shorten = (value: number): string => String(Math.round(value * 100) / 100);

function show({ value, low, high }: Figure): string {
  return low === undefined ? fixed(value) : `${fixed(value)} [${fixed(low)}, ${fixed(high)}]`;
}

function fixed(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3).replace(/^-(0\.0+)$/, '$1');
}
