import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toCanonicalJson } from '../../src/domain/canonical-json.ts';

it('orders the keys of all objects, and leaves lists as they are', () => {
  expect(toCanonicalJson({ b: 1, a: [{ d: 2, c: undefined }, 'x', null] })).toBe('{"a":[{"d":2},"x",null],"b":1}');
});

it('says the same of equal data, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
      const turned = Object.fromEntries(Object.entries(data).reverse());
      expect(toCanonicalJson(turned)).toBe(toCanonicalJson(data));
      expect(JSON.parse(toCanonicalJson(data))).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
});
