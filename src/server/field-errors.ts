import type { z } from 'zod';

export type FieldError = { readonly field: string; readonly message: string };

/**
 * Say field by field what is wrong with an input; the whole input is the field ''.
 *
 * The messages say what is allowed and never quote what came in: a misplaced answer must not end up in a log or a reply.
 */
export function toFieldErrors({ issues }: z.ZodError): FieldError[] {
  return issues.map((issue) => {
    const field = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') return { field, message: 'has a field that is not known here' };
    // Zod does not tell a missing field from a wrong one but in its text.
    if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
      return { field, message: 'is missing' };
    return { field, message: issue.message };
  });
}
