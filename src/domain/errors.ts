/** Base of every failure that the project raises on purpose; anything else that is thrown is a bug. */
export abstract class EvaluationError extends Error {
  override readonly name: string = this.constructor.name;
  /** Kebab-case and stable: clients and tests match on it, never on `message`. */
  abstract readonly code: string;
  /** True when the same call may succeed later with nothing changed. */
  readonly retryable: boolean = false;
}

/** One thing that is wrong with a rubric file. `line` counts from 1; absent where the whole file is meant. */
export type RubricProblem = {
  readonly file: string;
  readonly line?: number;
  readonly field?: string;
  readonly message: string;
};

/** The files of a bank do not describe a question bank. Carries every problem found, not only the first. */
export class RubricInvalidError extends EvaluationError {
  readonly code = 'rubric-invalid';
  readonly problems: readonly RubricProblem[];

  constructor(problems: readonly RubricProblem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.problems = problems;
  }
}

function describeProblem({ file, line, field, message }: RubricProblem): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${field === undefined ? '' : `${field}: `}${message}`;
}

/** The bank has no question of that id. */
export class QuestionNotFoundError extends EvaluationError {
  readonly code = 'question-not-found';
  readonly questionId: string;

  constructor(questionId: string, known: readonly string[]) {
    super(`The bank has no question "${questionId}"; it has: ${known.join(', ')}`);
    this.questionId = questionId;
  }
}

/** What came in does not have the form that is asked for; each problem names its field. */
export class InputInvalidError extends EvaluationError {
  readonly code = 'input-invalid';
  readonly problems: readonly { readonly field: string; readonly message: string }[];

  constructor(problems: readonly { readonly field: string; readonly message: string }[]) {
    super(problems.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)).join('; '));
    this.problems = problems;
  }
}
