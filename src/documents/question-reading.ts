import type { SourceQuestion } from '../domain/document-reading.ts';
import type { AssignedPoints } from './assign-points.ts';
import type { ModelAnswer } from './model-answer.ts';
import type { RawQuestion } from './outline.ts';

/** A question that was taken, and how it came about. */
export type QuestionReading = {
  readonly raw: RawQuestion;
  readonly answer: ModelAnswer;
  /** Positions in the reading. */
  readonly section: number;
  readonly position: number;
  readonly question: SourceQuestion;
  readonly pointsFrom: AssignedPoints['from'];
};
