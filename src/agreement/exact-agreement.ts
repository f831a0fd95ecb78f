import { type ConfusionTable, countCriteria } from './confusion-table.ts';

/**
 * Share of criteria on which label and verdict are the same of covered, partial and other; missing and contradicted are
 * both other, because the labels do not tell them apart.
 *
 * Formula: sum of the diagonal over the sum of all cells. Range 0 to 1. Undefined for no criteria.
 *
 * Source: observed agreement p_o in J. Cohen, A coefficient of agreement for nominal scales, 1960.
 *
 * @example
 * // 10 covered found covered, 5 partial found covered, 5 others found contradicted: 15 of 20
 * exactAgreement(table); // 0.75
 */
export function exactAgreement(table: ConfusionTable): number | undefined {
  const count = countCriteria(table);
  const same = table.covered.covered + table.partial.partial + table.none.missing + table.none.contradicted;
  return count === 0 ? undefined : same / count;
}
