import { z } from 'zod';
import { engineIds } from '../domain/engine-id.ts';

/** Which engines a caller can ask for. */
export const enginesSchema = z
  .strictObject({
    engines: z
      .array(
        z.strictObject({
          id: z.enum(engineIds),
          configured: z
            .boolean()
            .meta({ description: 'True if it can be asked for; whether its model answers is not tried' }),
          version: z.string().optional().meta({ description: 'Left out where it is not known yet' }),
        }),
      )
      .meta({ description: 'Every engine the service has, from the simplest to the combination of all' }),
  })
  .meta({ id: 'Engines' });

export type EnginesReply = z.infer<typeof enginesSchema>;
