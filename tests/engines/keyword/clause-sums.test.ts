import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ClauseSums } from '../../../src/engines/keyword/clause-sums.ts';

const features = 6;

const aClause = fc.array(fc.nat(features - 1), { maxLength: 12 });
const aWeight = fc.integer({ min: -3000, max: 3000 });
const aTable = fc
  .integer({ min: 1, max: 7 })
  .chain((width) =>
    fc.tuple(fc.constant(width), fc.array(aWeight, { minLength: width * features, maxLength: width * features })),
  );

it('gives each run of clauses what adding up its distinct features one by one gives', () => {
  fc.assert(
    fc.property(
      aTable,
      fc.array(fc.array(aClause, { maxLength: 5 }), { maxLength: 3 }),
      ([width, weights], answers) => {
        const sums = new ClauseSums(Int16Array.from(weights), width);
        for (const clauses of answers) {
          readClauses(sums, clauses);
          for (let first = 0; first < clauses.length; first++) {
            const run = new Int32Array(width).fill(-7);
            for (let last = first; last < clauses.length; last++) {
              sums.addTo(run, first, last);
              expect([...run]).toEqual(addOneByOne(weights, width, clauses.slice(first, last + 1).flat()));
            }
          }
        }
      },
    ),
  );
});

it('adds the row of a feature by itself', () => {
  const run = Int32Array.from([1, 1]);
  new ClauseSums(Int16Array.from([1, 2, 30, 40]), 2).addFeatureTo(run, 1);
  expect([...run]).toEqual([31, 41]);
});

it('takes of a list the features that it is told to and leaves what an earlier clause has left behind them', () => {
  const sums = new ClauseSums(Int16Array.from([1, 10, 100]), 1);
  sums.beginAnswer();
  sums.addClause([0, 1, 2], 2);
  const run = new Int32Array(1);
  sums.addTo(run, 0, 0);
  expect(run[0]).toBe(11);
});

it('holds more clauses and more features than it was made ready for', () => {
  const sums = new ClauseSums(
    Int16Array.from({ length: 1000 }, () => 1000),
    1,
  );
  const all = Array.from({ length: 1000 }, (_, feature) => feature);
  readClauses(
    sums,
    all.map(() => all),
  );
  const run = new Int32Array(1);
  for (const clause of all) sums.addTo(run, 0, clause);
  expect(run[0]).toBe(1_000_000);
});

function readClauses(sums: ClauseSums, clauses: readonly (readonly number[])[]): void {
  sums.beginAnswer();
  for (const clause of clauses) sums.addClause(clause, clause.length);
}

function addOneByOne(weights: readonly number[], width: number, added: readonly number[]): number[] {
  const sums = new Array<number>(width).fill(-7);
  for (const feature of new Set(added))
    for (let column = 0; column < width; column++)
      sums[column] = (sums[column] as number) + (weights[feature * width + column] as number);
  return sums;
}
