import type { LabelValue } from '../../src/agreement/rated-answer.ts';
import type { Language } from '../../src/domain/question-bank.ts';

/** What the people who marked an answer said of it. */
export type Mark =
  /** One score of the whole answer, from 0 to `maxScore`. */
  | { readonly score: number; readonly maxScore: number }
  /** A label for each point of the model answer, in its order. */
  | { readonly labels: readonly LabelValue[]; readonly category: string };

/** An answer with what people said of it. */
export type MarkedAnswer = {
  /** In the data file, from 1. */
  readonly line: number;
  readonly questionId: string;
  readonly answer: string;
  readonly mark: Mark;
};

/** A question with the model answer that its rubric is derived from. */
export type MeasuredQuestion = {
  readonly id: string;
  readonly prompt: string;
  readonly modelAnswer: string;
  /** Guessed from the texts where the file does not say it. */
  readonly language?: Language;
  /** Set where answers have labels: what the question is worth, and how many points of the model answer the labels speak of. */
  readonly labelled?: { readonly points: number; readonly criteria: number };
};

/** Everything that a derivation is measured on; every answer is to one of the questions. */
export type MeasuredData = {
  readonly kind: 'scored' | 'labelled';
  /** In order of first appearance. */
  readonly questions: readonly MeasuredQuestion[];
  readonly answers: readonly MarkedAnswer[];
};
