import { expect, it } from 'vitest';
import { createSpendingLedger } from '../../src/workflows/spending-ledger.ts';

it('counts what is paid for and not stored yet, and nothing twice once it is stored', () => {
  const ledger = createSpendingLedger();
  ledger.add('b', 3);
  expect(ledger.hasRoom('b', 4, 0)).toBe(true);
  ledger.add('b', 1);
  expect(ledger.hasRoom('b', 4, 0)).toBe(false);
  ledger.settle('b', 3, 3);
  expect(ledger.hasRoom('b', 4, 0)).toBe(false); // 3 stored, 1 not yet
  expect(ledger.hasRoom('b', 4.5, 0)).toBe(true);
});

it('heeds what other processes have stored, and keeps batches apart', () => {
  const ledger = createSpendingLedger();
  ledger.add('b', 1);
  expect(ledger.hasRoom('b', 4, 3)).toBe(false);
  expect(ledger.hasRoom('other', 4, 3)).toBe(true);
});

it('has room without end where there is no cap', () => {
  const ledger = createSpendingLedger();
  ledger.add('b', 1_000_000);
  expect(ledger.hasRoom('b', null, 1_000_000)).toBe(true);
});
