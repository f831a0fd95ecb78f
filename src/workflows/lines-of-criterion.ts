import type { ImportedQuestion } from './bank-import.ts';

/** The lines that a criterion of an imported question comes from; the last one may hold several points of the document. */
export function linesOfCriterion({ source, content }: ImportedQuestion, index: number): readonly number[] {
  const isLast = index === content.criteria.length - 1;
  const points = source.modelPoints.slice(index, isLast ? undefined : index + 1);
  return [...new Set(points.flatMap(({ lines }) => lines))];
}
