import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findDuplicateField } from '../../src/tables/find-duplicate-field.ts';

it.each([
  { json: '{"a":1,"a":2}', found: 'a' },
  { json: '{"a":{"b":1},"c":[{"b":1,"b":2}]}', found: 'b' },
  { json: '{"answer":1,"\\u0061nswer":2}', found: 'answer' },
  { json: '{"a":"x\\",\\"a","b":["a","a"]}', found: undefined },
  { json: '{"a":{"a":{"a":1}},"b":"a"}', found: undefined },
  { json: '[{"a":1},{"a":1}]', found: undefined },
  { json: '{"":1,"":2}', found: '' },
])('finds $found in $json', ({ json, found }) => {
  expect(findDuplicateField(json)).toBe(found);
});

it('finds nothing in what JSON.stringify writes, because an object has no field twice', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => findDuplicateField(JSON.stringify(value, null, 1)) === undefined));
});
