/** A field that is not as it was; `undefined` where it was not, or is not any more. */
export type Difference = { readonly field: string; readonly recorded: unknown; readonly now: unknown };

/**
 * Compare plain data field by field.
 *
 * @returns the innermost fields that differ, each with its path, in the order of `recorded`.
 *
 * @example
 * findDifferences({ a: [{ b: 1 }] }, { a: [{ b: 2 }] }); // [{ field: 'a.0.b', recorded: 1, now: 2 }]
 */
export function findDifferences(recorded: unknown, now: unknown, field = ''): readonly Difference[] {
  if (!isContainer(recorded) || !isContainer(now) || Array.isArray(recorded) !== Array.isArray(now)) {
    return Object.is(recorded, now) ? [] : [{ field, recorded, now }];
  }
  const was = new Map(Object.entries(recorded));
  const is = new Map(Object.entries(now));
  const keys = new Set([...was.keys(), ...is.keys()]);
  return [...keys].flatMap((key) => findDifferences(was.get(key), is.get(key), field === '' ? key : `${field}.${key}`));
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
