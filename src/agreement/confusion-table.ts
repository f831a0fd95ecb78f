import { type Verdict, verdicts } from '../domain/verdict.ts';
import type { LabelValue, RatedCriterion } from './rated-answer.ts';

/** The rows of the table: what the label says. `none` is missing or contradicted, which the labels do not tell apart. */
export const labelClasses = ['covered', 'partial', 'none'] as const;

export type LabelClass = (typeof labelClasses)[number];

/** How often a label met a verdict: rows are labels, columns verdicts. */
export type ConfusionTable = Readonly<Record<LabelClass, Readonly<Record<Verdict, number>>>>;

type MutableTable = Record<LabelClass, Record<Verdict, number>>;

/**
 * Count how often each label met each verdict (a contingency table of the two raters).
 *
 * Formula: cell (l, v) is the number of criteria with label l and verdict v. Range: whole numbers from 0; all 0 for no
 * criteria, never undefined.
 *
 * Source: K. Pearson, On the theory of contingency, 1904; as "confusion matrix" in R. Kohavi, F. Provost, Glossary of
 * terms, Machine Learning 30, 1998.
 */
export function confusionTable(
  criteria: Iterable<Readonly<Pick<RatedCriterion, 'label' | 'verdict'>>>,
): ConfusionTable {
  const table = emptyTable();
  for (const { label, verdict } of criteria) table[toLabelClass(label)][verdict]++;
  return table;
}

/** Add up tables cell by cell. */
export function sumConfusion(tables: Iterable<ConfusionTable>): ConfusionTable {
  const sum = emptyTable();
  for (const table of tables) {
    for (const row of labelClasses) {
      for (const column of verdicts) sum[row][column] += table[row][column];
    }
  }
  return sum;
}

/** How many criteria a table counts. */
export function countCriteria(table: ConfusionTable): number {
  let count = 0;
  for (const row of labelClasses) {
    for (const column of verdicts) count += table[row][column];
  }
  return count;
}

function toLabelClass(label: LabelValue): LabelClass {
  if (label === 1) return 'covered';
  return label === 0.5 ? 'partial' : 'none';
}

function emptyTable(): MutableTable {
  const row = (): Record<Verdict, number> => ({ covered: 0, partial: 0, missing: 0, contradicted: 0 });
  return { covered: row(), partial: row(), none: row() };
}
