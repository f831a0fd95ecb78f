import { z } from 'zod';
import type { Batch, BatchCap } from '../../domain/batch.ts';
import { CapReachedError } from '../../storage/store-errors.ts';

/** `--cap-items`: a number of answers, or `none` (null) to lift a cap that was set before. */
export const capItemsSchema = z
  .string()
  .regex(/^([1-9]\d{0,7}|none)$/, 'must be a whole number above 0, or none')
  .transform((text) => (text === 'none' ? null : Number(text)))
  .optional();

/**
 * The cap that a batch is to be started with: its own if the flag is left out.
 *
 * @param capItems what capItemsSchema gave
 * @throws {CapReachedError} if as many answers are done already; the message says how to go on.
 */
export function toCap({ id, cap, counts }: Batch, capItems: number | null | undefined): BatchCap {
  const items = capItems === undefined ? cap.items : capItems;
  const done = counts.evaluated + counts.failed;
  if (items === null || done < items) return { items, costUsd: cap.costUsd };
  throw new CapReachedError(
    `Batch ${id}: ${done} of ${counts.items} answers are done, and its cap is ${items}; go on with a higher --cap-items, or with --cap-items none`,
  );
}
