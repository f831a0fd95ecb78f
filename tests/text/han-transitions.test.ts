import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HanTransitions, root } from '../../src/text/han-transitions.ts';

const calm = '安'.charCodeAt(0);
const firstHan = 0x3400;
const lastHan = 0x9fff;

it('leads nowhere where no transition was added', () => {
  const transitions = new HanTransitions();
  transitions.add(root, calm, 1);
  expect([transitions.get(root, calm), transitions.get(1, calm), transitions.get(root, calm + 1)]).toEqual([
    1,
    root,
    root,
  ]);
});

it('leads nowhere by a mark or a letter', () => {
  const transitions = new HanTransitions();
  transitions.add(root, firstHan, 1);
  expect([...'a,。'].map((mark) => transitions.get(root, mark.charCodeAt(0)))).toEqual([root, root, root]);
  expect(() => transitions.add(root, 'a'.charCodeAt(0), 2)).toThrow(RangeError);
});

it('leads where a map of its transitions leads, however many and however large the nodes are', () => {
  // 131,072 is the first node that makes no key of 32 bits with a character.
  const aNode = fc.oneof(fc.nat(3), fc.integer({ min: 131_070, max: 131_075 }));
  const aStep = fc.tuple(aNode, fc.integer({ min: firstHan, max: lastHan }));
  const named = ([node, unit]: readonly [number, number]): string => `${node} ${unit}`;
  fc.assert(
    fc.property(fc.uniqueArray(aStep, { selector: named, maxLength: 200 }), fc.array(aStep), (added, others) => {
      const transitions = new HanTransitions();
      const plain = new Map<string, number>();
      for (const [index, [node, unit]] of added.entries()) {
        transitions.add(node, unit, index + 1);
        plain.set(named([node, unit]), index + 1);
      }
      for (const [node, unit] of [...added, ...others])
        expect(transitions.get(node, unit)).toBe(plain.get(named([node, unit])) ?? root);
    }),
  );
});
