import type { RatedAnswer } from '../../src/agreement/rated-answer.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { LabelledAnswer } from '../../src/workflows/measure-agreement.ts';
import { type AnswerSimilarity, fitBaseline, type SimilarityBaseline } from './similarity-baseline.ts';
import { bestThreshold, type SimilarityItem } from './threshold.ts';

/** How a baseline's threshold was chosen; `none` for a baseline that looks at nothing. */
export type ThresholdChoice = 'leave-one-question-out' | 'best-on-this-set' | 'none';

export type RatedByBaseline = {
  readonly id: string;
  readonly title: string;
  readonly threshold: ThresholdChoice;
  readonly answers: readonly RatedAnswer[];
};

/**
 * Let a similarity baseline rate the answers twice: with each question's threshold chosen on the other questions, and
 * with the one threshold that is best on this very set, which nobody could know beforehand: an upper bound for one
 * threshold over all questions.
 *
 * The first is left out where there is only one question.
 */
export function rateWithSimilarity(
  baseline: SimilarityBaseline,
  bank: QuestionBank,
  answers: readonly LabelledAnswer[],
): readonly RatedByBaseline[] {
  const similarityOf = fitBaseline(baseline, bank);
  const rows = answers.map((answer) => ({ answer, items: toItems(answer, similarityOf) }));
  const questionIds = [...new Set(answers.map(({ questionId }) => questionId))];
  const rate = (threshold: ThresholdChoice, thresholdFor: (questionId: string) => number): RatedByBaseline => {
    const thresholds = new Map(questionIds.map((id) => [id, thresholdFor(id)]));
    const isCovered = ({ questionId }: LabelledAnswer, { similarity }: SimilarityItem): boolean =>
      similarity >= (thresholds.get(questionId) ?? Number.POSITIVE_INFINITY);
    const rated = rows.map(({ answer, items }) =>
      toRated(
        answer,
        items.map((item) => isCovered(answer, item)),
      ),
    );
    return { id: baseline.id, title: baseline.title, threshold, answers: rated };
  };
  const best = bestThreshold(rows.flatMap(({ items }) => items));
  const upperBound = rate('best-on-this-set', () => best);
  if (questionIds.length < 2) return [upperBound];
  const chosenWithout = (left: string): number =>
    bestThreshold(rows.filter(({ answer }) => answer.questionId !== left).flatMap(({ items }) => items));
  return [rate('leave-one-question-out', chosenWithout), upperBound];
}

function toItems({ questionId, labels, answer }: LabelledAnswer, similarityOf: AnswerSimilarity): SimilarityItem[] {
  return labels.map(({ criterionId, label }) => ({
    similarity: similarityOf(questionId, criterionId, answer),
    isPositive: label > 0,
  }));
}

/** Rate all answers alike: everything missing, or everything covered. */
export function rateAllAlike(verdict: 'covered' | 'missing', answers: readonly LabelledAnswer[]): RatedByBaseline {
  return {
    id: `all-${verdict}`,
    title: `All ${verdict}`,
    threshold: 'none',
    answers: answers.map((answer) =>
      toRated(
        answer,
        answer.labels.map(() => verdict === 'covered'),
      ),
    ),
  };
}

function toRated(answer: LabelledAnswer, covered: readonly boolean[]): RatedAnswer {
  const { id, questionId, category, language, labels } = answer;
  const rated = labels.map((each, index) => ({ ...each, isCovered: covered[index] === true }));
  return {
    id,
    questionId,
    category,
    language,
    labelPoints: labels.reduce((sum, { label, maxPoints }) => sum + label * maxPoints, 0),
    points: rated.reduce((sum, { isCovered, maxPoints }) => sum + (isCovered ? maxPoints : 0), 0),
    criteria: rated.map(({ criterionId, label, isCovered }) => ({
      criterionId,
      label,
      verdict: isCovered ? ('covered' as const) : ('missing' as const),
    })),
    unrated: [],
  };
}
