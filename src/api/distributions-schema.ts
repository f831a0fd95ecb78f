import { z } from 'zod';

const count = z.int().min(0);
const points = z.number().min(0);
const share = z.number().min(0).max(1);
const figure = points.nullable();

export const criterionDistributionSchema = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    maxPoints: points,
    verdicts: z.strictObject({ covered: count, partial: count, missing: count, contradicted: count }),
    unscored: count.meta({ description: 'Answers without a verdict on this criterion; they enter no figure' }),
    meanShare: share.nullable().meta({ description: 'Mean points over the points on offer; null if never scored' }),
    meanConfidence: share.nullable().meta({ description: 'Mean probability that the verdict is right' }),
    discrimination: z.number().min(-1).max(1).nullable().meta({
      description:
        'Correlation of the points with the total without them: near 0 the criterion separates nobody, below 0 it rewards those who do worse elsewhere. null where it is not defined',
    }),
  })
  .meta({ id: 'CriterionDistribution' });

export const questionDistributionSchema = z
  .strictObject({
    questionId: z.string(),
    maxPoints: points,
    answers: count.meta({ description: 'Evaluated answers to this question' }),
    unscored: count.meta({ description: 'Those without a total; they enter no figure of points' }),
    needsReview: count.meta({ description: 'Those that a person should look at' }),
    mean: figure.meta({ description: 'Points; null, as all figures, where no answer has a total' }),
    meanShare: share
      .nullable()
      .meta({ description: 'Mean over the points on offer: near 0 too hard, near 1 too easy' }),
    standardDeviation: figure.meta({ description: 'Points; divides by the number of answers' }),
    min: figure,
    lowerQuartile: figure,
    median: figure,
    upperQuartile: figure,
    max: figure,
    histogram: z
      .array(z.strictObject({ points, answers: count }))
      .meta({ description: 'Answers by total, for every possible half point, ascending' }),
    criteria: z.array(criterionDistributionSchema).meta({ description: 'In the order of the rubric' }),
  })
  .meta({ id: 'QuestionDistribution' });

/** How the answers of a batch did, question by question. */
export const distributionsSchema = z
  .strictObject({
    answers: count,
    notEvaluated: count.meta({ description: 'Answers not evaluated yet or without success; they enter no figure' }),
    unscored: count,
    needsReview: count,
    stale: count.meta({ description: 'Answers whose evaluation was made under an older version of the rubric' }),
    reviewed: count.meta({
      description: 'Answers that people decided about; the figures are the machine’s all the same',
    }),
    questions: z.array(questionDistributionSchema).meta({ description: 'In the order in which the batch has them' }),
  })
  .meta({ id: 'Distributions' });

export type CriterionDistributionReply = z.infer<typeof criterionDistributionSchema>;
export type QuestionDistributionReply = z.infer<typeof questionDistributionSchema>;
export type DistributionsReply = z.infer<typeof distributionsSchema>;
