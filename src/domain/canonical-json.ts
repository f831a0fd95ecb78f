/**
 * Write a value as JSON with the keys of all objects in order, so that equal values have equal texts.
 *
 * @param value plain data, as JSON.parse gives it; fields that are undefined are left out
 *
 * @example
 * toCanonicalJson({ b: 1, a: [{ d: 2, c: 3 }] }); // '{"a":[{"c":3,"d":2}],"b":1}'
 */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
