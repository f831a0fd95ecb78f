import type { EngineParts } from '../open-engines.ts';
import type { EvaluateAnswerRequest } from '../workflows/evaluate-answer.ts';
import type { AnswerOutcome } from '../workflows/evaluate-many.ts';

/** What a thread is started with: the bank as it is in use in the process then, whatever became of its files. */
export type ThreadStart = EngineParts;

/** Some answers to evaluate, sent to a thread as one message. */
export type EvaluationSlice = {
  readonly id: number;
  readonly requests: readonly EvaluateAnswerRequest[];
  /** Reply with evaluations that are packed for the store, and not with whole ones. */
  readonly isPacked: boolean;
};

/** Outcomes in the form that the slice asked for. */
export type SliceReply<Form> = { readonly id: number; readonly outcomes: readonly AnswerOutcome<Form>[] };
