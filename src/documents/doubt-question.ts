import type { SourceQuestion } from '../domain/document-reading.ts';
import { sumPoints } from './assign-points.ts';
import { isCutOff } from './is-cut-off.ts';
import type { Doubt } from './model-answer.ts';

/** More points than this are hardly the bullets of one answer. */
const pointCountMax = 12;

/**
 * Find what is doubtful about one question by itself: torn ends, the number of its points, what they are worth.
 *
 * @param context `endsSentences` is true where points end with a full stop as a rule
 */
export function doubtQuestion(
  question: Pick<SourceQuestion, 'prompt' | 'points' | 'modelPoints'>,
  { isPointsAssumed, endsSentences }: { readonly isPointsAssumed: boolean; readonly endsSentences: boolean },
): readonly Doubt[] {
  const { prompt, points, modelPoints } = question;
  const doubts: Doubt[] = [];
  if (isCutOff(prompt, false)) doubts.push({ code: 'cut-off', lines: [], facts: {} });
  for (const [index, point] of modelPoints.entries()) {
    if (isCutOff(point.text, endsSentences)) {
      doubts.push({ code: 'cut-off', lines: point.lines, facts: { point: index + 1 } });
    }
  }
  if (modelPoints.length === 1 || modelPoints.length > pointCountMax) {
    doubts.push({ code: 'odd-point-count', lines: [], facts: { found: modelPoints.length } });
  }
  if (isPointsAssumed) doubts.push({ code: 'points-assumed', lines: [], facts: { points } });
  const stated = modelPoints.filter((point) => point.points !== undefined);
  const sum = sumPoints(stated);
  const isWhole = stated.length === modelPoints.length;
  if (sum !== undefined && (isWhole ? sum !== points : sum >= points)) {
    const lines = stated.flatMap((point) => point.lines);
    doubts.push({ code: 'points-sum', lines, facts: { stated: points, found: sum } });
  }
  return doubts;
}
