import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { StoredEvaluation } from '../../src/domain/stored-evaluation.ts';
import { snapshotRubric } from '../../src/scoring/snapshot-rubric.ts';
import { splitEvaluation } from '../../src/scoring/split-evaluation.ts';
import {
  AnswerNotFoundError,
  CandidateNotFoundError,
  EvaluationNotFoundError,
} from '../../src/storage/store-errors.ts';
import type { EvaluateAnswerRequest } from '../../src/workflows/evaluate-answer.ts';
import { createIsStale } from '../../src/workflows/is-stale.ts';
import type { EvaluationServices } from '../../src/workflows/record-evaluation.ts';
import { fakeEvaluateAnswer } from '../workflows/fake-evaluate-answer.ts';

type FakeEvaluationServices = EvaluationServices & {
  /** What an answer was evaluated with, in order. */
  readonly calls: readonly EvaluateAnswerRequest[];
  /** Forget a candidate as the store would. */
  readonly forget: (candidateId: string) => Promise<{ candidates: number; answers: number; evaluations: number }>;
};

/** Evaluates with the fake of the workflows and keeps what came of it in memory, under the ids r1, r2 and so on. */
export function fakeEvaluationServices(bank: QuestionBank): FakeEvaluationServices {
  const evaluateAnswer = fakeEvaluateAnswer(bank);
  const isStale = createIsStale(bank);
  const records = new Map<string, StoredEvaluation>();
  const typists = new Map<string, string | null>();
  const getEvaluation: EvaluationServices['getEvaluation'] = async (recordId) => {
    const stored = records.get(recordId);
    if (!stored) throw new EvaluationNotFoundError();
    return { ...stored, isStale: isStale(stored.numbers) };
  };
  const recordEvaluation: EvaluationServices['recordEvaluation'] = async ({
    candidateId = null,
    userId = null,
    ...request
  }) => {
    const question = bank.questions.find(({ id }) => id === request.questionId);
    const evaluation = await evaluateAnswer(request);
    if (!question) throw new Error('the fake evaluates questions of the bank only');
    const recordId = `r${records.size + 1}`;
    const names = { recordId, answerId: `a-of-${recordId}`, createdAt: '2026-03-02T08:30:00.000Z' };
    const parts = splitEvaluation(evaluation, question.language);
    const rubric = snapshotRubric(question);
    typists.set(recordId, userId);
    records.set(recordId, {
      ...names,
      ...parts,
      candidateId,
      answer: request.answer,
      rubric,
      erasedAt: null,
      item: null,
    });
    return { ...names, evaluation };
  };
  return {
    calls: evaluateAnswer.calls,
    recordEvaluation,
    getEvaluation,
    async requireReadable({ userId, role }, recordId) {
      const typist = typists.get(recordId);
      if (typist === undefined || (role !== 'owner' && typist !== userId)) throw new EvaluationNotFoundError();
    },
    async listOwn({ userId }, { before = '', limit }) {
      const own = [...records.values()].filter(({ recordId }) => typists.get(recordId) === userId).reverse();
      const start = own.findIndex(({ answerId }) => answerId === before) + 1;
      return own.slice(start, start + limit).map(({ recordId, answerId, createdAt, numbers }) => ({
        ...{ recordId, answerId, createdAt, questionId: numbers.questionId, prompt: numbers.questionId },
        ...{ totalPoints: numbers.totalPoints, maxPoints: numbers.maxPoints, isReviewed: false },
      }));
    },
    async evaluateAgain(recordId) {
      const { answer, candidateId, numbers } = await getEvaluation(recordId);
      if (answer === null) throw new AnswerNotFoundError();
      return recordEvaluation({ questionId: numbers.questionId, answer, candidateId: candidateId ?? undefined });
    },
    async forget(candidateId) {
      const own = [...records.values()].filter((it) => it.candidateId === candidateId);
      if (own.length === 0) throw new CandidateNotFoundError();
      const erasedAt = '2026-03-03T00:00:00.000Z';
      for (const it of own) records.set(it.recordId, { ...it, answer: null, texts: null, candidateId: null, erasedAt });
      return { candidates: 1, answers: own.length, evaluations: own.length };
    },
  };
}
