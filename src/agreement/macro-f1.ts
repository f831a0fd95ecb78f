import type { ConfusionTable } from './confusion-table.ts';

/**
 * Mean of the F1 of the positive class (covered and partial) and of the negative class (everything else).
 *
 * Formula: F1 of a class = 2 TP / (2 TP + FP + FN), with the counts pooled over answers and criteria; macro-F1 = the
 * unweighted mean of the two. Range 0 to 1. A class that neither the labels nor the verdicts hold has no F1 and is left
 * out of the mean; undefined for no criteria. So where no label is positive, one false alarm drops the figure to at
 * most 0.5.
 *
 * Source: C. J. van Rijsbergen, Information Retrieval, 1979 (F1); M. Sokolova, G. Lapalme, A systematic analysis of
 * performance measures for classification tasks, 2009 (macro averages).
 *
 * @example
 * // 8 positives found, 2 missed, 1 false alarm, 9 rightly rejected: (16/19 + 18/21) / 2
 * macroF1(table); // 0.8496
 */
export function macroF1(table: ConfusionTable): number | undefined {
  const { covered, partial, none } = table;
  const truePositives = covered.covered + covered.partial + partial.covered + partial.partial;
  const falseNegatives = covered.missing + covered.contradicted + partial.missing + partial.contradicted;
  const falsePositives = none.covered + none.partial;
  const trueNegatives = none.missing + none.contradicted;
  const errors = falsePositives + falseNegatives;
  return meanOfDefined([f1(truePositives, errors), f1(trueNegatives, errors)]);
}

/**
 * Mean over criteria of each criterion's own macro-F1, so that an easy criterion cannot hide a hard one.
 *
 * Range 0 to 1. Criteria without macro-F1 are left out; undefined if none has one.
 */
export function criterionMacroF1(tables: Iterable<ConfusionTable>): number | undefined {
  return meanOfDefined(Array.from(tables, macroF1));
}

/** The two classes share their errors: a false positive of one is a false negative of the other. */
function f1(hits: number, errors: number): number | undefined {
  return hits + errors === 0 ? undefined : (2 * hits) / (2 * hits + errors);
}

function meanOfDefined(values: readonly (number | undefined)[]): number | undefined {
  const defined = values.filter((value) => value !== undefined);
  return defined.length === 0 ? undefined : defined.reduce((sum, value) => sum + value, 0) / defined.length;
}
