import { expect, it } from 'vitest';
import { HanTransitions, root } from '../../src/text/han-transitions.ts';

const calm = '安'.charCodeAt(0);
const firstHan = 0x3400;

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
