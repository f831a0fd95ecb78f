import type { Request } from 'express';
import type { z } from 'zod';
import { type FieldError, toFieldErrors } from './field-errors.ts';
import { HttpProblem } from './http-problem.ts';

/** What a parameter may be called to be named in a reply: a name, too short to be a sentence. */
const sayable = /^[A-Za-z]\w{0,30}$/;

/**
 * Parse the query string of a request.
 *
 * @throws {HttpProblem} 400, with every parameter that is unknown, there twice or wrong. Their values are never quoted.
 */
export function parseQuery<T>(schema: z.ZodType<T>, { originalUrl }: Request): T {
  const start = originalUrl.indexOf('?');
  const parameters = new URLSearchParams(start < 0 ? '' : originalUrl.slice(start + 1));
  const repeated = [...new Set(parameters.keys())].filter((name) => parameters.getAll(name).length > 1);
  if (repeated.length > 0) refuse(repeated.map((name) => ({ field: toField(name), message: 'is there twice' })));
  const result = schema.safeParse(Object.fromEntries(parameters));
  if (result.success) return result.data;
  const unknown = result.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  return refuse([
    ...unknown.map((name) => ({ field: toField(name), message: 'is not a parameter of this address' })),
    ...toFieldErrors(result.error).filter(({ field }) => field !== ''),
  ]);
}

function toField(name: string): string {
  return sayable.test(name) ? name : '';
}

function refuse(errors: readonly FieldError[]): never {
  const detail = errors.map(({ field, message }) => `${field || 'a parameter'} ${message}`).join('; ');
  throw new HttpProblem(400, 'input-invalid', `The query string is not as it should be: ${detail}`, { errors });
}
