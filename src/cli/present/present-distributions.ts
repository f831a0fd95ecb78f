import type { BatchSummary } from '../../workflows/summarise-batch.ts';
import { toPrintable } from './printable.ts';

/** Show how points are spread: a line a question, a line a criterion. */
export function presentDistributions({
  answers,
  notEvaluated,
  unscored,
  needsReview,
  stale,
  reviewed,
  questions,
}: BatchSummary): string {
  const head = `${answers} answers; ${notEvaluated} not evaluated, ${unscored} without a total, ${needsReview} to review`;
  const older =
    stale === 0 ? [] : [`${stale} evaluated under an older rubric; answer-eval rubrics rescore evaluates them again`];
  const decided = reviewed === 0 ? [] : [`${reviewed} decided by people; the figures are the machine's`];
  return [head, ...older, ...decided, ...questions.flatMap((question) => ['', ...presentQuestion(question)])].join(
    '\n',
  );
}

function presentQuestion(question: BatchSummary['questions'][number]): string[] {
  const { questionId, answers, maxPoints, mean, standardDeviation, min, lowerQuartile, median, upperQuartile, max } =
    question;
  const spread = [min, lowerQuartile, median, upperQuartile, max].map((value) => figure(value)).join(' / ');
  return [
    `${questionId}: ${answers} answers, mean ${figure(mean)} of ${maxPoints} (sd ${figure(standardDeviation)})`,
    `  least / quartile / median / quartile / most: ${spread}`,
    '  covered partial missing opposed unscored  share  separates  criterion',
    ...question.criteria.map(presentCriterion),
  ];
}

function presentCriterion(criterion: BatchSummary['questions'][number]['criteria'][number]): string {
  const { label, verdicts, unscored, meanShare, discrimination } = criterion;
  const counts = [verdicts.covered, verdicts.partial, verdicts.missing, verdicts.contradicted, unscored];
  const columns = counts.map((count) => String(count).padStart(7)).join(' ');
  const share = meanShare === null ? '-' : `${Math.round(meanShare * 100)} %`;
  return `  ${columns} ${share.padStart(7)} ${figure(discrimination).padStart(10)}  ${toPrintable(label)}`;
}

function figure(value: number | null): string {
  return value === null ? '-' : value.toFixed(2).replace(/\.?0+$/, '');
}
