import { expect, it } from 'vitest';
import { z } from 'zod';
import { capFlagSchemas, toCap } from '../../src/cli/batch/to-cap.ts';
import type { Batch } from '../../src/domain/batch.ts';

const flagsSchema = z.strictObject(capFlagSchemas);

const aBatch = (overrides: Partial<Batch>): Batch =>
  ({
    id: 'b1',
    cap: { items: 10, costUsd: 2 },
    counts: { items: 100, evaluated: 4, failed: 1 },
    costUsd: 1.5,
    ...overrides,
  }) as Batch;

it.each([
  { flags: {}, cap: { items: 10, costUsd: 2 }, why: 'what is left out stays' },
  { flags: { 'cap-items': '20' }, cap: { items: 20, costUsd: 2 }, why: 'one is raised' },
  { flags: { 'cap-cost': '12.5' }, cap: { items: 10, costUsd: 12.5 }, why: 'the other is raised' },
  { flags: { 'cap-items': 'none', 'cap-cost': 'none' }, cap: { items: null, costUsd: null }, why: 'both are lifted' },
])('gives a batch the cap of the flags $flags ($why)', ({ flags, cap }) => {
  expect(toCap(aBatch({}), flagsSchema.parse(flags))).toEqual(cap);
});

it.each([
  {
    batch: { counts: { items: 100, evaluated: 9, failed: 1 } as Batch['counts'] },
    flags: {},
    says: '--cap-items none',
  },
  { batch: { costUsd: 2 }, flags: {}, says: '2.00 USD are spent, and its cap is 2; go on with a higher --cap-cost' },
  { batch: {}, flags: { 'cap-cost': '0.5' }, says: '1.50 USD are spent, and its cap is 0.5' },
])('refuses a cap that is reached: $says', ({ batch, flags, says }) => {
  expect(() => toCap(aBatch(batch), flagsSchema.parse(flags))).toThrow(says);
});

it.each(['0', '0.00', '-1', '1e3', '12.', '1234567', ''])('takes "%s" for no amount of money', (amount) => {
  expect(flagsSchema.safeParse({ 'cap-cost': amount }).success).toBe(false);
});
