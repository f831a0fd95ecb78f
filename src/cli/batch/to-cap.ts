import { z } from 'zod';
import type { Batch, BatchCap } from '../../domain/batch.ts';
import { CapReachedError } from '../../storage/store-errors.ts';

export const capOptions = { 'cap-items': { type: 'string' }, 'cap-cost': { type: 'string' } } as const;

/** A number of answers or US dollars, or `none` (null) to lift a cap that was set before; undefined leaves it. */
export const capFlagSchemas = {
  'cap-items': z
    .string()
    .regex(/^([1-9]\d{0,7}|none)$/, 'must be a whole number above 0, or none')
    .transform(toLimit)
    .optional(),
  'cap-cost': z
    .string()
    .regex(/^(?=.*[1-9])\d{1,6}(\.\d{1,6})?$|^none$/, 'must be an amount of US dollars such as 12.5, or none')
    .transform(toLimit)
    .optional(),
};

export type CapFlags = {
  readonly 'cap-items'?: number | null | undefined;
  readonly 'cap-cost'?: number | null | undefined;
};

export const capFlagDetails: readonly string[] = [
  '--cap-items   pause when so many answers of the batch are done; none lifts the cap; if left out it stays',
  '--cap-cost    pause when the models have cost so many US dollars, give or take what is in flight; none lifts the cap',
];

function toLimit(text: string): number | null {
  return text === 'none' ? null : Number(text);
}

/** Does the command set a cap, or lift one? */
export function setsCap(flags: CapFlags): boolean {
  return flags['cap-items'] !== undefined || flags['cap-cost'] !== undefined;
}

/**
 * The cap that a batch is to be started with: its own where flags are left out.
 *
 * @throws {CapReachedError} if as much is done or spent already; the message says how to go on.
 */
export function toCap({ id, cap, counts, costUsd }: Batch, flags: CapFlags): BatchCap {
  const { 'cap-items': items = cap.items, 'cap-cost': maxCostUsd = cap.costUsd } = flags;
  const done = counts.evaluated + counts.failed;
  if (items !== null && done >= items) {
    throw new CapReachedError(
      `Batch ${id}: ${done} of ${counts.items} answers are done, and its cap is ${items}; go on with a higher --cap-items, or with --cap-items none`,
    );
  }
  if (maxCostUsd !== null && costUsd >= maxCostUsd) {
    throw new CapReachedError(
      `Batch ${id}: ${costUsd.toFixed(2)} USD are spent, and its cap is ${maxCostUsd}; go on with a higher --cap-cost, or with --cap-cost none`,
    );
  }
  return { items, costUsd: maxCostUsd };
}
