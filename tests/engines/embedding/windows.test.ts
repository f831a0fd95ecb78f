import { expect, it } from 'vitest';
import type { Calibration } from '../../../src/engines/embedding/calibration.ts';
import { readCriterion } from '../../../src/engines/embedding/verdict-features.ts';
import { readWindows } from '../../../src/engines/embedding/windows.ts';

/** One criterion whose aspects all read as the first number of a vector; refusal is 4 where a rule finds one, else -2. */
const calibration: Calibration = {
  scores: {
    center: Float64Array.of(0, 0),
    examples: [Float64Array.of(1, 0)],
    centerProducts: Float64Array.of(0),
    weights: Array.from({ length: 5 }, () => Float64Array.of(1)),
  },
  steps: Array.from({ length: 4 }, () => ({ bias: -1.5, weights: [1] })),
  refusal: { bias: -2, weights: [0, 6, -6] },
};
const clause = (toPoint: boolean, refuses: 0 | 1, sentence: number, tokens = 5) => ({
  vector: toPoint ? Float32Array.of(1, 0) : Float32Array.of(0, 1),
  tokens,
  refuses,
  affirms: 0 as const,
  sentence,
});
const runs = (windows: readonly { readonly first: number; readonly last: number }[]) =>
  windows.map(({ first, last }) => `${first}-${last}`);

it('reads runs of up to four clauses, and none over an excluded one', () => {
  const five = Array.from({ length: 5 }, () => clause(true, 0, 0));
  expect(runs(readWindows(calibration, five, new Set([1])))).toEqual(['0-0', '2-2', '2-3', '2-4', '3-3', '3-4', '4-4']);
});

it('ends a run at 65 tokens unless one clause is longer', () => {
  const long = [clause(true, 0, 0, 80), clause(true, 0, 0, 30), clause(true, 0, 0, 35), clause(true, 0, 0, 1)];
  expect(runs(readWindows(calibration, long, new Set()))).toEqual(['0-0', '1-1', '1-2', '2-2', '2-3', '3-3']);
});

it('reads a run as refusing where one of its clauses does, within a sentence', () => {
  const windows = readWindows(calibration, [clause(true, 0, 0), clause(true, 1, 0)], new Set());
  expect(windows.find(({ first, last }) => first === 0 && last === 1)?.refusal).toBe(4);
});

it('does not let a refusal reach over the end of a sentence that states something', () => {
  const windows = readWindows(calibration, [clause(true, 0, 0), clause(false, 1, 1)], new Set());
  expect(windows.find(({ first, last }) => first === 0 && last === 1)).toMatchObject({ ownRefusal: 4, refusal: -2 });
});

it('takes support apart from refused words as support elsewhere', () => {
  const windows = readWindows(calibration, [clause(true, 0, 0), clause(true, 1, 1)], new Set());
  const { features, bestOpposition } = readCriterion(windows, 0);
  // A vector at the example is 1 + 1 near to it: 2 − 1.5 = 0.5 in log odds.
  expect(bestOpposition).toMatchObject({ first: 1, last: 1 });
  expect(features.slice(0, 5)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
});

it('says −1 of what is not there', () => {
  expect(readCriterion([], 0).features).toEqual(Array.from({ length: 11 }, () => -1));
});
