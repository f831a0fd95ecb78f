import type { Random } from '../../src/agreement/seeded-random.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { EvaluateAnswerRequest } from '../../src/workflows/evaluate-answer.ts';

/**
 * Make answers that no two are alike: passages of practice answers to one question in a random order, and a number.
 * The questions take turns, as in a file with one row a candidate and question.
 *
 * @param enough an answer stops growing here, in UTF-16 units; its last passage takes it further, by 35 on average
 */
export function* variedAnswers(
  bank: QuestionBank,
  random: Random,
  enough = 120,
): Generator<EvaluateAnswerRequest, never> {
  const questions = bank.questions.map(({ id, rubric }) => ({
    id,
    passages: rubric.practiceAnswers.flatMap(({ passages }) => passages.map(({ text }) => text)),
  }));
  for (let serial = 1; ; serial++) {
    for (const { id, passages } of questions) {
      let answer = `我是${serial}号。`;
      while (answer.length < enough) answer += passages[Math.floor(random() * passages.length)];
      yield { questionId: id, answer };
    }
  }
}
