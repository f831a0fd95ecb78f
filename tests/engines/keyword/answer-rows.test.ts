import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AnswerRows } from '../../../src/engines/keyword/answer-rows.ts';

const features = 6;

it('adds each row once a run, to the same last bit as adding rows one by one in their order', () => {
  const aClause = fc.array(fc.nat(features - 1), { maxLength: 12 });
  const aWeight = fc.integer({ min: -3000, max: 3000 });
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 7 })
        .chain((width) =>
          fc.tuple(fc.constant(width), fc.array(aWeight, { minLength: width * features, maxLength: width * features })),
        ),
      fc.array(fc.array(aClause, { maxLength: 5 }), { maxLength: 3 }),
      ([width, weights], answers) => {
        const rows = new AnswerRows(Int16Array.from(weights), width);
        for (const clauses of answers) {
          readClauses(rows, clauses);
          for (let first = 0; first < clauses.length; first++) {
            rows.beginRun();
            const sums = new Float64Array(width).fill(0.1);
            for (let last = first; last < clauses.length; last++) {
              rows.addClauseTo(sums, last);
              rows.addFeatureTo(sums, last);
              const added = clauses.slice(first, last + 1).flatMap((clause, index) => [...clause, first + index]);
              expect([...sums]).toEqual(addOneByOne(weights, width, added));
            }
          }
        }
      },
    ),
  );
});

it('holds more features than it was made ready for', () => {
  const rows = new AnswerRows(
    Int16Array.from({ length: 1000 }, () => 1000),
    1,
  );
  const sums = new Float64Array(1);
  readClauses(rows, [Array.from({ length: 1000 }, (_, feature) => feature)]);
  rows.beginRun();
  rows.addClauseTo(sums, 0);
  expect(sums[0]).toBe(1000);
});

function readClauses(rows: AnswerRows, clauses: readonly (readonly number[])[]): void {
  rows.beginAnswer();
  for (const clause of clauses) {
    rows.beginClause();
    for (const feature of clause) rows.addFeature(feature);
  }
}

function addOneByOne(weights: readonly number[], width: number, added: readonly number[]): number[] {
  const sums = new Array<number>(width).fill(0.1);
  for (const feature of new Set(added))
    for (let column = 0; column < width; column++)
      sums[column] = (sums[column] as number) + (weights[feature * width + column] as number) * (1 / 1000);
  return sums;
}
