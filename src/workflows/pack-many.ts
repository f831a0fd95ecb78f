import type { Evaluation } from '../domain/evaluation.ts';
import type { PackedEvaluation } from '../domain/packed-evaluation.ts';
import type { QuestionBank } from '../domain/question-bank.ts';
import { packEvaluation } from '../scoring/pack-evaluation.ts';
import type { EvaluateAnswer, EvaluateAnswerRequest } from './evaluate-answer.ts';
import { type AnswerOutcome, createEvaluateMany, type EvaluateMany } from './evaluate-many.ts';

export type PackedOutcome = AnswerOutcome<PackedEvaluation>;

/** Evaluate answers side by side for the store: outcomes as of EvaluateMany, the evaluations packed. */
export type PackMany = EvaluateMany<PackedEvaluation>;

/** Evaluate many answers in this process, and pack each evaluation at once: it is garbage before it gets old. */
export function createPackMany(evaluateAnswer: EvaluateAnswer, bank: QuestionBank): PackMany {
  return createEvaluateMany(async (request, options) => pack(await evaluateAnswer(request, options), request, bank));
}

/** Pack the evaluation of an outcome; an error stays as it is. */
export function packOutcome(outcome: AnswerOutcome, request: AskedFor, bank: QuestionBank): PackedOutcome {
  return 'error' in outcome ? outcome : { evaluation: pack(outcome.evaluation, request, bank) };
}

type AskedFor = Pick<EvaluateAnswerRequest, 'questionId' | 'readerLanguage'>;

/** The language of reasons is that of the question in use, unless another one was asked for. */
function pack(evaluation: Evaluation, { questionId, readerLanguage }: AskedFor, bank: QuestionBank): PackedEvaluation {
  const language = readerLanguage ?? bank.questions.find(({ id }) => id === questionId)?.language ?? bank.language;
  return packEvaluation(evaluation, language);
}
