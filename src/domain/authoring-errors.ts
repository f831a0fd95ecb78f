import { EvaluationError } from './errors.ts';

/** A document cannot be read at all: no text, not the format that it seems to be, or too large. */
export class DocumentUnreadableError extends EvaluationError {
  readonly code = 'document-unreadable';
}

/** A document was read and holds no question with a point. */
export class NoQuestionsError extends EvaluationError {
  readonly code = 'no-questions';

  constructor(name: string) {
    super(`${name === '' ? 'The text' : name} holds no question with a model answer`);
  }
}

/** The reader of a document was not sure of something, and nobody said yes to it. */
export class UncertainError extends EvaluationError {
  readonly code = 'uncertain';
  readonly count: number;

  constructor(count: number) {
    super(`${count} ${count === 1 ? 'thing is' : 'things are'} uncertain; look at them and say yes, or mend the text`);
    this.count = count;
  }
}

export class DraftNotFoundError extends EvaluationError {
  readonly code = 'draft-not-found';

  constructor() {
    super('There is no such draft; it was published or removed');
  }
}

/** Somebody saved the draft in between. */
export class DraftChangedError extends EvaluationError {
  readonly code = 'draft-changed';
  /** Revision of the draft as it is now. */
  readonly revision: number;

  constructor(revision: number) {
    super(`The draft was changed in between and is at revision ${revision} now; load it again`);
    this.revision = revision;
  }
}

/** Lint or mutants speak against the rubric, and nobody took the responsibility. */
export class RubricUnsoundError extends EvaluationError {
  readonly code = 'rubric-unsound';
  /** Lint errors and surviving mutants by name. */
  readonly objections: readonly string[];

  constructor(objections: readonly string[]) {
    super(
      `${objections.length} of the checks failed: ${objections.join(', ')}; publish with a reason to override them`,
    );
    this.objections = objections;
  }
}

/** The same content is published already. */
export class VersionExistsError extends EvaluationError {
  readonly code = 'version-exists';

  constructor(questionId: string, version: string) {
    super(`Question "${questionId}" has a version ${version} already, or one with the same content`);
  }
}

/** No rubric version or draft of that name. */
export class RubricNotFoundError extends EvaluationError {
  readonly code = 'rubric-not-found';

  constructor(name: string) {
    super(`There is no rubric version or draft "${name}"`);
  }
}

export class ImportNotFoundError extends EvaluationError {
  readonly code = 'import-not-found';

  constructor() {
    super('There is no such import');
  }
}
