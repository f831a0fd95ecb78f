import { expect, it } from 'vitest';
import { createSpendingLedger, type SpendingLedger } from '../../src/workflows/spending-ledger.ts';

const cap = (capUsd: number | null, storedUsd = 0, expectedUsd = 1) => ({ capUsd, storedUsd, expectedUsd });

/** An answer that came back. */
function pay(ledger: SpendingLedger, batchId: string, costUsd: number): void {
  ledger.begin(batchId, cap(null));
  ledger.end(batchId, costUsd);
}

it('counts what is paid for and not stored yet, and nothing twice once it is stored', () => {
  const ledger = createSpendingLedger();
  pay(ledger, 'b', 3);
  pay(ledger, 'b', 1);
  expect(ledger.begin('b', cap(4))).toBe(false);
  ledger.settle('b', 3, 3);
  expect(ledger.begin('b', cap(4))).toBe(false); // 3 stored, 1 not yet
  expect(ledger.begin('b', cap(4.5))).toBe(true);
});

it('reserves what is in flight: at the expected cost first, at the mean of what came back later', () => {
  const ledger = createSpendingLedger();
  expect([1, 2, 3, 4].map(() => ledger.begin('b', cap(3)))).toEqual([true, true, true, false]);
  ledger.end('b', 0.5);
  // 0.5 paid, two in flight at 0.5 each: 1.5 of 3, so three more of them.
  expect([1, 2, 3, 4].map(() => ledger.begin('b', cap(3)))).toEqual([true, true, true, false]);
});

it('gives back what was reserved for an answer of which nothing came', () => {
  const ledger = createSpendingLedger();
  expect(ledger.begin('b', cap(1))).toBe(true);
  expect(ledger.begin('b', cap(1))).toBe(false);
  ledger.end('b', 0);
  expect(ledger.begin('b', cap(1))).toBe(true);
});

it('heeds what other processes have stored, and keeps batches apart', () => {
  const ledger = createSpendingLedger();
  pay(ledger, 'b', 1);
  expect(ledger.begin('b', cap(4, 3))).toBe(false);
  expect(ledger.begin('other', cap(4, 3))).toBe(true);
});

it('has room without end where there is no cap', () => {
  const ledger = createSpendingLedger();
  pay(ledger, 'b', 1_000_000);
  expect(ledger.begin('b', cap(null, 1_000_000))).toBe(true);
});
