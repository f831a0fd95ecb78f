import { z } from 'zod';
import { batchExample } from './batch-examples.ts';

/** The part of an address that names a batch. */
export const ofBatch = z.object({
  id: z.string().meta({ description: '`id` of a batch', example: batchExample.id }),
});
