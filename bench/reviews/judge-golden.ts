import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { EvaluateAnswer } from '../../src/workflows/evaluate-answer.ts';
import type { LabelledAnswer } from '../../src/workflows/measure-agreement.ts';
import type { JudgedAnswer } from './simulate-reviews.ts';

/** Let the keyword engine judge labelled answers. */
export async function judgeGolden(
  answers: readonly LabelledAnswer[],
  bank: QuestionBank,
  evaluateAnswer: EvaluateAnswer,
): Promise<readonly JudgedAnswer[]> {
  const judged: JudgedAnswer[] = [];
  for (const { id, questionId, answer, labels } of answers) {
    const evaluation = await evaluateAnswer({ questionId, answer, engine: 'keyword' });
    const rubricHash = bank.questions.find((question) => question.id === questionId)?.rubric.hash ?? '';
    const criteria = labels.map(({ criterionId, label, maxPoints }) => {
      const result = evaluation.criteria.find((it) => it.id === criterionId);
      return { criterionId, label, maxPoints, machineVerdict: result?.status === 'scored' ? result.verdict : null };
    });
    judged.push({ id, questionId, rubricHash, needsReview: evaluation.needsReview, criteria });
  }
  return judged;
}
