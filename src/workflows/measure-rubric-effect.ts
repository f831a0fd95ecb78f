import type { CriterionResult, Evaluation } from '../domain/evaluation.ts';
import type { Question } from '../domain/question-bank.ts';
import type { RubricComparison, ScoreChange } from '../domain/rubric-comparison.ts';
import type { OpenEvaluate } from './test-rubric.ts';
import { Turns } from './work-in-turns.ts';

/** An answer to evaluate with both rubrics, and a name for it that quotes nothing of it. */
export type AnswerToCompare = { readonly id: string; readonly answer: string };

/** Answers that a comparison names; the counts are over all of them. */
const mostNamed = 100;

/**
 * Evaluate answers with two rubrics of a question, offline, and tell whose result differs: in the total, or in the verdict or points
 * of a criterion. Answers without a total under one of the two enter no mean. Other work gets its turn in between.
 *
 * @returns the largest shift of the total first, of equal ones those that came first.
 */
export async function measureRubricEffect(
  from: Question,
  to: Question,
  answers: Iterable<AnswerToCompare> | AsyncIterable<AnswerToCompare>,
  openEvaluate: OpenEvaluate,
): Promise<RubricComparison['effect']> {
  const [evaluateBefore, evaluateAfter] = [await openEvaluate(from), await openEvaluate(to)];
  const turns = new Turns();
  const changes: ScoreChange[] = [];
  const shifts: number[] = [];
  let count = 0;
  for await (const { id, answer } of answers) {
    count++;
    const before = await evaluateBefore({ questionId: from.id, answer });
    const after = await evaluateAfter({ questionId: to.id, answer });
    if (before.totalPoints !== null && after.totalPoints !== null) shifts.push(after.totalPoints - before.totalPoints);
    const criteria = compareCriteria(before.criteria, after.criteria);
    if (criteria.length > 0) changes.push({ id, before: before.totalPoints, after: after.totalPoints, criteria });
    if (turns.isOver) await turns.pass();
  }
  const largest = changes.toSorted((a, b) => shiftOf(b) - shiftOf(a)).slice(0, mostNamed);
  return { answers: count, changed: changes.length, meanShift: meanOf(shifts), largest };
}

/** Criteria that differ, those of the older rubric first. A total cannot differ without one of them. */
function compareCriteria(before: Evaluation['criteria'], after: Evaluation['criteria']): ScoreChange['criteria'] {
  const ids = new Set([...before, ...after].map(({ id }) => id));
  return [...ids].flatMap((criterionId) => {
    const [older, newer] = [before, after].map((criteria) => criteria.find(({ id }) => id === criterionId));
    if (isSame(older, newer)) return [];
    return [{ criterionId, before: toResult(older), after: toResult(newer) }];
  });
}

/** A criterion that only one rubric has makes no difference to an answer that earns nothing by it. */
function isSame(before: CriterionResult | undefined, after: CriterionResult | undefined): boolean {
  const [older, newer] = [toResult(before), toResult(after)];
  if (!before || !after) return (older ?? newer)?.points === 0;
  return older?.verdict === newer?.verdict && older?.points === newer?.points;
}

function toResult(result: CriterionResult | undefined): ScoreChange['criteria'][number]['before'] {
  return result?.status === 'scored' ? { verdict: result.verdict, points: result.points } : null;
}

const shiftOf = ({ before, after }: ScoreChange): number => Math.abs((after ?? 0) - (before ?? 0));

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
