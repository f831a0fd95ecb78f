import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findRepeatedKeys } from '../../../src/engines/llm/find-repeated-keys.ts';

it.each([
  { json: '{"a":1,"b":2}', repeated: [] },
  { json: '{"a":1,"a":1,"a":2}', repeated: [['a'], ['a']] },
  { json: '{"a":{"x":1},"b":{"x":1},"x":[{"x":1},{"x":1}]}', repeated: [] },
  {
    json: '{"a":[0,[1,2],{"b":1,"b":2}],"c":{"d":1,"d":2}}',
    repeated: [
      ['a', 2, 'b'],
      ['c', 'd'],
    ],
  },
  { json: '{"a":"a","b":["a","a"]}', repeated: [] },
  { json: '{"a":"\\",\\"a\\":","b":",\\"b\\":"}', repeated: [] },
  { json: '{"a\\\\":1,"\\u0061\\\\"\n:2}', repeated: [['a\\']] },
  { json: '{"":1,"":2}', repeated: [['']] },
  { json: '{"__proto__":1,"__proto__":2}', repeated: [['__proto__']] },
  { json: '{"a":{"b":{"c":{"d":1,"d":2}}}}', repeated: [] },
])('finds what stands twice in its object in $json', ({ json, repeated }) => {
  expect(findRepeatedKeys(json, 3)).toEqual(repeated);
});

it('finds nothing in JSON whose keys all differ, and each key that is put in front again', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(3), (object, indent) => {
      const json = JSON.stringify(object, undefined, indent);
      expect(findRepeatedKeys(json, 100)).toEqual([]);
      const keys = Object.keys(JSON.parse(json));
      for (const key of keys) {
        expect(findRepeatedKeys(`{${JSON.stringify(key)}:[0],${json.slice(1)}`, 1)).toEqual([[key]]);
      }
    }),
  );
});
