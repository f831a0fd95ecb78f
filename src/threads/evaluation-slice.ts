import type { EvaluateAnswerRequest } from '../workflows/evaluate-answer.ts';

/** What a thread is started with. */
export type ThreadStart = { readonly bankDirectory: string };

/** Some answers to evaluate, sent to a thread as one message. */
export type EvaluationSlice = { readonly id: number; readonly requests: readonly EvaluateAnswerRequest[] };

/** The outcomes of a slice, as JSON: one string crosses between threads for a third of what its objects cost. */
export type SliceReply = { readonly id: number; readonly outcomesJson: string };
