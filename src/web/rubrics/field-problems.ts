import { RequestFailure } from '../service/request-failure.ts';

/** What is wrong with a field of a rubric, in the service's words. */
export type FieldProblem = {
  /** As in `criteria.0.cues.2`, positions from 0. */
  readonly field: string;
  readonly message: string;
};

/** Where a request wraps the rubric, and what of a cue is meant, is no matter to whoever looks at the cue. */
const PREFIX = /^content\./;
const INSIDE_CUE = /^(criteria\.\d+\.cues\.\d+)\..*$/;

/** Read from a refusal which fields of the rubric are wrong. */
export function fieldProblems(error: Error | null): readonly FieldProblem[] {
  const problem = error instanceof RequestFailure ? error.problem : undefined;
  // Other refusals name with the same means what they are about: a revision, a failed check.
  const errors = problem?.status === 400 ? (problem.errors ?? []) : [];
  return errors.map(({ field, message }) => ({
    field: field.replace(PREFIX, '').replace(INSIDE_CUE, '$1'),
    message,
  }));
}

/** Position of the criterion that a field belongs to; undefined for one of the question. */
export function criterionOf(field: string): number | undefined {
  const position = /^criteria\.(\d+)/.exec(field)?.[1];
  return position === undefined ? undefined : Number(position);
}
