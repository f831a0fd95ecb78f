import type { QuestionBank } from '../domain/question-bank.ts';
import type { EvaluateAnswerRequest } from '../workflows/evaluate-answer.ts';
import type { AnswerOutcome } from '../workflows/evaluate-many.ts';

/** What a thread is started with: the bank as the process loaded it, whatever became of its files, and where its weights lie. */
export type ThreadStart = { readonly bank: QuestionBank; readonly bankDirectory: string };

/** Some answers to evaluate, sent to a thread as one message. */
export type EvaluationSlice = { readonly id: number; readonly requests: readonly EvaluateAnswerRequest[] };

export type SliceReply = { readonly id: number; readonly outcomes: readonly AnswerOutcome[] };
