import fc from 'fast-check';
import { expect, it } from 'vitest';
import { confusionTable, countCriteria, labelClasses, sumConfusion } from '../../src/agreement/confusion-table.ts';
import { exactAgreement } from '../../src/agreement/exact-agreement.ts';
import { verdicts } from '../../src/domain/verdict.ts';
import { criteria } from './arbitrary-ratings.ts';

const labelOf = { covered: 1, partial: 0.5, none: 0 } as const;

it('counts labels in rows and verdicts in columns', () => {
  const table = confusionTable([
    { label: 1, verdict: 'covered' },
    { label: 1, verdict: 'partial' },
    { label: 0.5, verdict: 'missing' },
    { label: 0, verdict: 'contradicted' },
    { label: 0, verdict: 'contradicted' },
  ]);
  expect(table).toEqual({
    covered: { covered: 1, partial: 1, missing: 0, contradicted: 0 },
    partial: { covered: 0, partial: 0, missing: 1, contradicted: 0 },
    none: { covered: 0, partial: 0, missing: 0, contradicted: 2 },
  });
  expect(countCriteria(table)).toBe(5);
});

it('counts each cell as a filter would', () => {
  fc.assert(
    fc.property(criteria, (ratings) => {
      const table = confusionTable(ratings);
      for (const row of labelClasses) {
        for (const column of verdicts) {
          const filtered = ratings.filter(({ label, verdict }) => label === labelOf[row] && verdict === column);
          expect(table[row][column]).toBe(filtered.length);
        }
      }
    }),
  );
});

it('adds up to the table of everything together', () => {
  fc.assert(
    fc.property(criteria, criteria, (some, others) => {
      expect(sumConfusion([confusionTable(some), confusionTable(others)])).toEqual(
        confusionTable([...some, ...others]),
      );
    }),
  );
});

it('takes missing and contradicted alike for exact agreement: 3 of 5', () => {
  const table = confusionTable([
    { label: 1, verdict: 'covered' },
    { label: 0.5, verdict: 'covered' },
    { label: 0, verdict: 'missing' },
    { label: 0, verdict: 'contradicted' },
    { label: 1, verdict: 'partial' },
  ]);
  expect(exactAgreement(table)).toBe(0.6);
});

it('has no exact agreement without criteria', () => {
  expect(exactAgreement(confusionTable([]))).toBeUndefined();
});

it('has the exact agreement that counting raw ratings gives', () => {
  const points = { covered: 1, partial: 0.5, missing: 0, contradicted: 0 } as const;
  fc.assert(
    fc.property(criteria, (ratings) => {
      const same = ratings.filter(({ label, verdict }) => points[verdict] === label).length;
      expect(exactAgreement(confusionTable(ratings))).toBeCloseTo(same / ratings.length, 12);
    }),
  );
});
