import type { JudgingReport } from './judging-report.ts';
import { markdownTable } from './markdown-table.ts';
import type { ReviewReport } from './review-curve.ts';

/** Show what a review budget promises to leave and what it leaves, and how often reasons to look are right. */
export function renderReview({ steps, needsReview, wrongAnswers, reasons }: ReviewReport): readonly string[] {
  const rows = steps.map((step) => [
    String(step.budget),
    fixed(step.promisedError),
    fixed(step.foundError),
    percent(step.promisedWrongShare),
    percent(step.foundWrongShare),
  ]);
  const reasonRows = reasons.map(({ code, answers, wrongAnswers: wrong }) => [code, String(answers), String(wrong)]);
  return [
    '### Review budget: what is left in the answers that nobody looks at',
    'Error: points by which the criteria of an answer are off, added up, a mean over the rest. Promised: from confidence ' +
      'alone, before anybody has looked. Found: from the labels.',
    markdownTable(
      ['answers looked at', 'error promised', 'error found', 'wrong verdicts promised', 'wrong verdicts found'],
      rows,
    ),
    `${needsReview.answers} answers have a reason to look; ${needsReview.wrongAnswers} of the ${wrongAnswers} answers with a ` +
      'wrong verdict are among them.',
    ...(reasonRows.length === 0
      ? []
      : [markdownTable(['reason to look', 'answers', 'with a wrong verdict'], reasonRows)]),
  ];
}

/** Show who answered and what words for the grader gained. */
export function renderJudging({ answeredBy, failures, firstLooks, graderWords }: JudgingReport): readonly string[] {
  const { answers, shifted, notCompared } = graderWords;
  return [
    '### Who answered, and words for the grader',
    [
      `- answered by: ${list(answeredBy)}`,
      `- failures that others made up for: ${list(failures)}`,
      `- score shift: ${shifted} of ${answers} answers with words for the grader earn other points once those are cut out of the text` +
        `${notCompared === 0 ? '' : `; ${notCompared} could not be compared`}`,
      `- an engine judged ${firstLooks.answers} answers with and without such words; in ${firstLooks.shifted} it gave other points with them`,
    ].join('\n'),
  ];
}

function list(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).map(([key, count]) => `${key} ${count}`);
  return entries.length === 0 ? 'none' : entries.join(', ');
}

function fixed(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3);
}

function percent(value: number | undefined): string {
  return value === undefined ? '–' : `${(value * 100).toFixed(1)} %`;
}
