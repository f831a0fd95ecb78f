import type { SourcePoint } from '../domain/document-reading.ts';
import { takePoints } from './point-mark.ts';
import { splitLabel } from './split-label.ts';

/**
 * Make a point of a bullet's text: label, text and the points that are stated at its beginning, its end or behind its label.
 *
 * @param text without its bullet sign; holds at least a letter or digit
 * @param lines numbers of its lines
 */
export function toPoint(text: string, lines: readonly number[]): SourcePoint {
  const whole = takePoints(text);
  const { label: labelled, text: body } = splitLabel(whole.text);
  const label = labelled === undefined ? undefined : takePoints(labelled);
  const points = whole.points ?? label?.points;
  if (!/[\p{L}\p{N}]/u.test(body)) return { text, lines };
  return {
    ...(label && label.text.trim() !== '' && { label: label.text.trim() }),
    text: body.trim(),
    lines,
    ...(points !== undefined && { points }),
  };
}
