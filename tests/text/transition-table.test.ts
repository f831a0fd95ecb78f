import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TransitionTable } from '../../src/text/transition-table.ts';

it('leads nowhere where no transition was added', () => {
  const transitions = new TransitionTable();
  transitions.add(3, 7, 1);
  expect([transitions.get(3, 7), transitions.get(3, 8), transitions.get(4, 7), transitions.get(1_000_000, 7)]).toEqual([
    1, 0, 0, 0,
  ]);
});

it('takes no symbol that makes no key for one that makes the key of another node', () => {
  const transitions = new TransitionTable();
  transitions.add(2, 7, 1);
  transitions.add(3, 7, 4);
  const nexts = Int32Array.of(-1);
  transitions.getAll(Int32Array.of(2), Int32Array.of(32_768 + 7), 1, nexts);
  expect(nexts[0]).toBe(0);
});

it('leads where a map of its transitions leads, one by one and all at once, however many and however large nodes and symbols are', () => {
  // 131,072 is the first node and 32,768 the first symbol that make no key of 32 bits.
  const aNode = fc.oneof(fc.nat(3), fc.integer({ min: 131_070, max: 131_075 }));
  const aSymbol = fc.oneof(fc.nat(30_000), fc.integer({ min: 32_765, max: 32_770 }));
  const aStep = fc.tuple(aNode, aSymbol);
  const named = ([node, symbol]: readonly [number, number]): string => `${node} ${symbol}`;
  fc.assert(
    fc.property(fc.uniqueArray(aStep, { selector: named, maxLength: 200 }), fc.array(aStep), (added, others) => {
      const transitions = new TransitionTable();
      const plain = new Map<string, number>();
      for (const [index, [node, symbol]] of added.entries()) {
        transitions.add(node, symbol, index + 1);
        plain.set(named([node, symbol]), index + 1);
      }
      const asked = [...added, ...others];
      const led = asked.map((step) => plain.get(named(step)) ?? 0);
      expect(asked.map(([node, symbol]) => transitions.get(node, symbol))).toEqual(led);
      const [nodes, symbols, nexts] = [0, 1, 2].map((part) => Int32Array.from(asked, (step) => step[part] ?? -1));
      transitions.getAll(nodes as Int32Array, symbols as Int32Array, asked.length, nexts as Int32Array);
      expect([...(nexts as Int32Array)]).toEqual(led);
    }),
  );
});
