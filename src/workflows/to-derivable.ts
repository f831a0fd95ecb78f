import type { DerivableQuestion } from '../authoring/derive/derive-rubric.ts';
import { maxAnswerLength } from '../domain/answer-limits.ts';
import { DocumentUnreadableError } from '../domain/authoring-errors.ts';
import type { SourcePoint, SourceQuestion, Uncertainty } from '../domain/document-reading.ts';
import { mostCriteria } from '../rubrics/rubric-schema.ts';

/** What had to be changed; the positions in the reading are those of the question. */
type Change = Pick<Uncertainty, 'code' | 'lines' | 'facts'>;

/** The smallest part of a point. */
const step = 0.5;

/**
 * Make a question one that a rubric can be derived from, and say what that took. No word of it is lost.
 *
 * - More points than a rubric has criteria: the last criterion takes all that are left.
 * - Points that are no halves, or fewer than half a point a criterion: the question gets the next number that can be split.
 *
 * @throws {DocumentUnreadableError} if the model answer is longer than an answer may be: it could not even be evaluated.
 */
export function toDerivable(
  question: SourceQuestion,
  id: string,
): { readonly derivable: DerivableQuestion; readonly changes: readonly Change[] } {
  const { prompt, language, lines } = question;
  requireLength(question);
  const found = question.modelPoints.length;
  const joined = found > mostCriteria ? joinLast(question.modelPoints) : question.modelPoints;
  const modelPoints = joined.every(({ points }) => points === undefined || isHalf(points))
    ? joined
    : joined.map(({ points: _, ...point }) => point);
  const points = Math.max(Math.ceil(question.points / step) * step, modelPoints.length * step);
  const changes: Change[] = [];
  if (found > mostCriteria) changes.push({ code: 'odd-point-count', lines, facts: { found, most: mostCriteria } });
  if (points !== question.points || modelPoints !== joined) {
    changes.push({ code: 'points-sum', lines, facts: { stated: question.points, found: points } });
  }
  return { derivable: { id, prompt, language, points, modelPoints }, changes };
}

function requireLength({ modelPoints, lines }: SourceQuestion): void {
  const length = modelPoints.reduce((sum, { label = '', text }) => sum + label.length + text.length, 0);
  if (length <= maxAnswerLength) return;
  const what = `The model answer of the question in line ${lines[0]} has more than ${maxAnswerLength} characters`;
  throw new DocumentUnreadableError(`${what}; no answer may be that long`);
}

function joinLast(points: readonly SourcePoint[]): readonly SourcePoint[] {
  const rest = points.slice(mostCriteria - 1);
  const stated = rest.flatMap((point) => point.points ?? []);
  const last: SourcePoint = {
    text: rest.map(({ label, text }) => (label === undefined ? text : `${label}：${text}`)).join('\n'),
    lines: [...new Set(rest.flatMap(({ lines }) => lines))],
    ...(stated.length === rest.length && { points: stated.reduce((sum, it) => sum + it, 0) }),
  };
  return [...points.slice(0, mostCriteria - 1), last];
}

const isHalf = (points: number): boolean => points > 0 && Number.isInteger(points / step);
