import type { QuestionBank } from '../domain/question-bank.ts';
import type { EvaluationStore } from '../storage/evaluation-store.ts';
import { AnswerNotFoundError, EvaluationNotFoundError } from '../storage/store-errors.ts';
import type { EvaluateAnswer, EvaluateAnswerRequest } from './evaluate-answer.ts';
import { createIsStale } from './is-stale.ts';
import type { EvaluationServices } from './record-evaluation.ts';
import { requireReadable } from './require-readable.ts';

/** Put together what is done with single answers. */
export function createEvaluationServices(
  bank: QuestionBank,
  evaluateAnswer: EvaluateAnswer,
  evaluations: EvaluationStore,
): EvaluationServices {
  const isStale = createIsStale(bank);
  const languageOf = ({ questionId, readerLanguage }: EvaluateAnswerRequest) =>
    readerLanguage ?? bank.questions.find(({ id }) => id === questionId)?.language ?? bank.language;
  const getEvaluation: EvaluationServices['getEvaluation'] = async (recordId) => {
    const found = await evaluations.find(recordId);
    if (!found) throw new EvaluationNotFoundError();
    return { ...found, isStale: isStale(found.numbers) };
  };
  return {
    async recordEvaluation({ candidateId, userId = null, ...request }, { signal } = {}) {
      const evaluation = await evaluateAnswer(request, { signal });
      const answer = { text: request.answer, candidateId: candidateId ?? null, userId };
      const record = await evaluations.record({ answer, evaluation, language: languageOf(request) });
      return { ...record, evaluation };
    },
    async evaluateAgain(recordId, { signal } = {}) {
      const { answerId, answer, numbers, texts } = await getEvaluation(recordId);
      if (answer === null) throw new AnswerNotFoundError();
      const { questionId, engine, provenance } = numbers;
      const asked = provenance?.asked ?? engine.id;
      const request = { questionId, answer, engine: asked, readerLanguage: texts?.language };
      const evaluation = await evaluateAnswer(request, { signal });
      const record = await evaluations.record({ answer: { answerId }, evaluation, language: languageOf(request) });
      return { ...record, evaluation };
    },
    getEvaluation,
    requireReadable: (actor, recordId) => requireReadable(actor, recordId, evaluations),
    async listOwn({ userId }, page) {
      const prompts = new Map(bank.questions.map(({ id, prompt }) => [id, prompt]));
      const found = await evaluations.listOwn(userId, page);
      // A question that the bank has no more is called by its id.
      return found.map((it) => ({ ...it, prompt: prompts.get(it.questionId) ?? it.questionId }));
    },
  };
}
