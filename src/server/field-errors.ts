import type { z } from 'zod';

export type FieldError = { readonly field: string; readonly message: string };

/**
 * Say field by field what is wrong with an input; the whole input is the field ''.
 *
 * The messages say what is allowed and never quote what came in: a misplaced answer must not end up in a log or a reply.
 */
export function toFieldErrors({ issues }: Pick<z.ZodError, 'issues'>): FieldError[] {
  return issues.flatMap((issue): FieldError[] => {
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return ofUnion(issue.errors, issue.path);
    const field = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') return [{ field, message: 'has a field that is not known here' }];
    // Zod does not tell a missing field from a wrong one but in its text.
    if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
      return [{ field, message: 'is missing' }];
    return [{ field, message: issue.message }];
  });
}

/** Of the forms that an input may have, speak about the one that was meant: with the fewest unknown fields, then the fewest faults. */
function ofUnion(branches: readonly (readonly z.core.$ZodIssue[])[], path: readonly PropertyKey[]): FieldError[] {
  const unknown = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);
  const [meant = []] = branches.toSorted((a, b) => unknown(a) - unknown(b) || a.length - b.length);
  return toFieldErrors({ issues: meant.map((issue) => ({ ...issue, path: [...path, ...issue.path] })) });
}
