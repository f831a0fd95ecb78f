import { z } from 'zod';

const count = z.int().min(0);

/** What a batch is expected to take, before it is started. */
export const forecastSchema = z
  .strictObject({
    items: count.meta({ description: 'Answers that are still to be evaluated, as far as the cap goes' }),
    seconds: z
      .number()
      .min(0)
      .nullable()
      .meta({ description: 'For the workers of this process; null while nothing is known of the speed of the model' }),
    costUsd: z.number().min(0),
    sampleSize: count.meta({ description: 'Answers that were tried out, or whose tokens were counted' }),
    basis: z.enum(['measured', 'recent-use', 'guess']).meta({
      description: 'measured: tried out; recent-use: by what the model took lately; guess: its output is guessed',
    }),
  })
  .meta({ id: 'Forecast' });

export type ForecastReply = z.infer<typeof forecastSchema>;
