import { z } from 'zod';

const count = z.int().min(0);
const points = z.number().min(0);

const errorForecastSchema = z
  .strictObject({
    answers: count,
    expectedError: points.meta({ description: 'Points, summed over the answers' }),
    meanExpectedError: points.nullable().meta({ description: 'Points an answer; null for no answers' }),
    verdicts: count,
    expectedWrongShare: z.number().min(0).max(1).nullable().meta({ description: 'Of the verdicts; null for none' }),
    unscored: count.meta({ description: 'Criteria without a verdict' }),
  })
  .meta({ id: 'ErrorForecast' });

const reviewPickSchema = z
  .strictObject({
    position: count.meta({ description: 'Position of the item in its batch' }),
    row: count.meta({ description: 'Row of the file that the answer came from' }),
    candidateId: z.string().nullable(),
    recordId: z.string(),
    questionId: z.string(),
    totalPoints: points.nullable(),
    maxPoints: points,
    expectedError: points.meta({ description: 'Points by which the answer is expected to be off' }),
    reasons: z.array(z.strictObject({ code: z.string(), message: z.string() })),
    leastSure: z
      .strictObject({ id: z.string(), label: z.string(), confidence: z.number().min(0).max(1).nullable() })
      .nullable()
      .meta({ description: 'The criterion that adds most to the expected error; its confidence is null if unscored' }),
  })
  .meta({ id: 'ReviewPick' });

/** Which answers of a batch are most worth a person's time. No text of an answer is in it. */
export const reviewPlanSchema = z
  .strictObject({
    budget: count.meta({ description: 'Answers that a person has time for' }),
    picks: z.array(reviewPickSchema).meta({ description: 'Most worth a look first; at most `budget`' }),
    before: errorForecastSchema.meta({ description: 'All evaluated answers that can be looked at' }),
    rest: errorForecastSchema.meta({ description: 'Those that are not among the picks' }),
    notEvaluated: count.meta({ description: 'Answers without an evaluation; they are in no figure' }),
  })
  .meta({ id: 'ReviewPlan' });

export type ReviewPlanReply = z.infer<typeof reviewPlanSchema>;
