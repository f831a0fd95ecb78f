import { InputInvalidError } from '../domain/errors.ts';

/** Name the fields of a rubric that are wrong as they stand in the body of a request: `content.criteria.0.cues.2`. */
export async function nameContentFields<T>(work: Promise<T>): Promise<T> {
  return await work.catch((error: unknown) => {
    if (!(error instanceof InputInvalidError)) throw error;
    throw new InputInvalidError(
      error.problems.map(({ field, message }) => ({ field: isOfSection(field) ? field : `content.${field}`, message })),
    );
  });
}

const isOfSection = (field: string): boolean => field.startsWith('section.');
