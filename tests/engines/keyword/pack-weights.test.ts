import { expect, it } from 'vitest';
import { packWeights } from '../../../src/engines/keyword/pack-weights.ts';

it.each([
  {
    rows: [
      [1, -2],
      [32_767, -32_767],
    ],
    bytes: 8,
    why: 'two bytes a weight',
  },
  {
    rows: [
      [1, -2],
      [32_768, 0],
    ],
    bytes: 16,
    why: 'a weight that two bytes cannot hold',
  },
  { rows: [], bytes: 0, why: 'no rows' },
])('keeps $rows in $bytes bytes ($why)', ({ rows, bytes }) => {
  const packed = packWeights(rows);
  expect([...packed]).toEqual(rows.flat());
  expect(packed.byteLength).toBe(bytes);
});
