import type { RubricChange, RubricComparison, ScoreChange } from '../../domain/rubric-comparison.ts';
import type { BankComparison } from '../../workflows/compare-banks.ts';
import { toPrintable } from './printable.ts';

const fieldWords: Readonly<Record<string, string>> = {
  criteria: 'criterion',
  'criterion.modelAnswer': 'model answer',
  'criterion.suggestionEn': 'suggestion (English)',
  'criterion.cues': 'cue',
  'criterion.opposes': 'opposite',
};

/** Show what differs between two banks, and whose points that changes. */
export function presentBankComparison({ comparisons, onlyBefore, onlyAfter }: BankComparison): string {
  const parts = comparisons.map(presentComparison);
  if (onlyBefore.length > 0) parts.push(`Only in the first: ${onlyBefore.join(', ')}`);
  if (onlyAfter.length > 0) parts.push(`Only in the second: ${onlyAfter.join(', ')}`);
  return parts.length === 0 ? 'No rubric differs.' : parts.join('\n\n');
}

/** Show what differs between two rubrics of a question, as lines with - and +, and whose points that changes. */
function presentComparison({ questionId, from, to, changes, effect }: RubricComparison): string {
  const head = `${questionId}: ${from.version} (${from.hash.slice(0, 8)}) → ${to.version} (${to.hash.slice(0, 8)})`;
  const same = changes.length === 0 ? ['  Nothing that a person writes in the question file differs.'] : [];
  return [head, ...same, ...changes.flatMap(presentChange), ...presentEffect(effect)].join('\n');
}

function presentChange({ field, criterionId, before, after }: RubricChange): string[] {
  const name = fieldWords[field] ?? field.replace(/^criterion\./, '');
  if (typeof before === 'number' && typeof after === 'number' && field === 'criteria') {
    return [`  ${criterionId}: moved from place ${before} to ${after}`];
  }
  const place = criterionId === undefined ? name : `${criterionId}, ${name}`;
  return [`  ${place}`, ...linesOf('-', before), ...linesOf('+', after)];
}

function linesOf(sign: string, value: string | number | null): string[] {
  if (value === null) return [];
  return toPrintable(String(value))
    .split('\n')
    .map((line) => `    ${sign} ${line}`);
}

function presentEffect({ answers, changed, meanShift, largest }: RubricComparison['effect']): string[] {
  if (answers === 0) return ['  No answer was evaluated with both.'];
  const mean = meanShift === null ? '' : `, ${signed(meanShift)} points on average`;
  const left = changed - largest.length;
  return [
    `  ${answers} answers evaluated with both: ${changed} come out otherwise${mean}`,
    ...largest.map(presentScoreChange),
    ...(left > 0 ? [`    and ${left} more with smaller changes`] : []),
  ];
}

function presentScoreChange({ id, before, after, criteria }: ScoreChange): string {
  const moves = criteria.map((it) => `${it.criterionId} ${result(it.before)} → ${result(it.after)}`);
  return `    ${toPrintable(id)}: ${before ?? '?'} → ${after ?? '?'}  (${moves.join('; ')})`;
}

const result = (value: ScoreChange['criteria'][number]['before']): string =>
  value === null ? '-' : `${value.verdict} ${value.points}`;

/** Two digits, with the sign. */
function signed(value: number): string {
  const rounded = Math.round(value * 100) / 100 || 0; // never -0
  return rounded > 0 ? `+${rounded}` : String(rounded);
}
