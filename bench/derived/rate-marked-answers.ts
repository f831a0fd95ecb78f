import type { LabelValue } from '../../src/agreement/rated-answer.ts';
import { EvaluationError } from '../../src/domain/errors.ts';
import type { Evaluation } from '../../src/domain/evaluation.ts';
import type { Question } from '../../src/domain/question-bank.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import type { EvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import type { DerivedQuestion } from './derive-bank.ts';
import type { MarkedAnswer } from './measured-data.ts';

/** One criterion of an answer as the engine and, where there are labels, as people see it. */
export type JudgedCriterion = {
  readonly label: string;
  readonly verdict: Verdict;
  readonly human?: LabelValue;
};

/** An answer with what people and the engine gave it, both on the people's scale. */
export type JudgedAnswer = {
  readonly marked: MarkedAnswer;
  readonly maxScore: number;
  readonly human: number;
  readonly machine: number;
  readonly criteria: readonly JudgedCriterion[];
};

/** An answer without a score of the engine; it enters no figure. */
export type UnscoredAnswer = { readonly marked: MarkedAnswer; readonly cause: string };

export type Ratings = { readonly judged: readonly JudgedAnswer[]; readonly unscored: readonly UnscoredAnswer[] };

/** Score every answer with the rubric of its question: the share of the points that it earns, on the scale of its own score. */
export async function rateMarkedAnswers(
  answers: readonly MarkedAnswer[],
  questions: readonly DerivedQuestion[],
  evaluateAnswer: EvaluateAnswer,
): Promise<Ratings> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const judged: JudgedAnswer[] = [];
  const unscored: UnscoredAnswer[] = [];
  for (const marked of answers) {
    const derived = byId.get(marked.questionId);
    if (!derived) throw new RangeError(`Question "${marked.questionId}" was not derived`);
    const outcome = derived.status === 'failed' ? derived.cause : await rate(marked, derived.question, evaluateAnswer);
    if (typeof outcome === 'string') unscored.push({ marked, cause: outcome });
    else judged.push(outcome);
  }
  return { judged, unscored };
}

/** The rating, or why there is none. */
async function rate(
  marked: MarkedAnswer,
  question: Question,
  evaluateAnswer: EvaluateAnswer,
): Promise<JudgedAnswer | string> {
  try {
    const { answer } = marked;
    return compare(marked, question, await evaluateAnswer({ questionId: question.id, answer, engine: 'keyword' }));
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return error.code;
  }
}

function compare(marked: MarkedAnswer, question: Question, evaluation: Evaluation): JudgedAnswer | string {
  const { mark } = marked;
  const criteria: JudgedCriterion[] = [];
  for (const [index, result] of evaluation.criteria.entries()) {
    if (result.status === 'unscored') return result.cause;
    const { label, verdict } = result;
    const human = 'labels' in mark ? mark.labels[index] : undefined;
    criteria.push({ label, verdict, ...(human === undefined ? {} : { human }) });
  }
  const { totalPoints, maxPoints } = evaluation;
  if (totalPoints === null) return 'the evaluation has no total';
  const maxScore = 'labels' in mark ? question.points : mark.maxScore;
  const human = 'labels' in mark ? labelPoints(mark.labels, question) : mark.score;
  return { marked, maxScore, human, machine: (totalPoints / maxPoints) * maxScore, criteria };
}

function labelPoints(labels: readonly LabelValue[], { rubric }: Question): number {
  return rubric.criteria.reduce((sum, { points }, index) => sum + points * (labels[index] ?? 0), 0);
}
