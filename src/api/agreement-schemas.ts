import { z } from 'zod';
import { isStorable } from '../domain/answer-limits.ts';
import { reviewModes } from '../domain/review.ts';
import { verdicts } from '../domain/verdict.ts';

const id = z.string().min(1).max(100).refine(isStorable, 'is no id');
const share = z.number().min(0).max(1);
const count = z.int().min(0);
const verdict = z.enum(verdicts);

const intervalSchema = z.strictObject({ low: z.number(), high: z.number() }).meta({ id: 'Interval' });

const figureSchema = z
  .strictObject({ value: z.number(), interval: intervalSchema.nullable().meta({ description: '95 %' }) })
  .nullable()
  .meta({ id: 'AgreementFigure', description: 'null where fewer than 10 answers, or such equal ones, give none' });

const basisSchema = z.enum(reviewModes).meta({
  description: 'blind: verdicts given before any other was seen. open: given with the machine’s in sight',
});

export const agreementQuerySchema = z.strictObject({
  questionId: id.optional(),
  batchId: id.optional().meta({ description: 'A batch of one’s own; of anybody’s for owners' }),
});

const groupSchema = z
  .strictObject({
    questionId: z.string().nullable().meta({ description: 'null for all questions together' }),
    criterionId: z.string().nullable().meta({ description: 'null for all criteria together' }),
    answers: count,
    verdicts: count,
    figures: z.strictObject({
      exactAgreement: figureSchema,
      kappa: figureSchema.meta({ description: 'Cohen’s, over the four verdicts' }),
      quadraticWeightedKappa: figureSchema.meta({
        description: 'Over covered 1, partial 0.5, missing and contradicted 0',
      }),
      totalsQuadraticWeightedKappa: figureSchema.meta({ description: 'Over the totals of answers' }),
    }),
  })
  .meta({ id: 'PairAgreement' });

const ofBasisSchema = z
  .strictObject({ basis: basisSchema, groups: z.array(groupSchema) })
  .meta({ id: 'BasisAgreement' });

/** How far machine and people agree, and people among themselves. */
export const agreementSchema = z
  .strictObject({
    reviews: count,
    appeals: count.meta({ description: 'Decisions of appeals, which enter no figure' }),
    cautions: z.array(z.enum(['doubtful-answers', 'open-verdicts-flatter'])).meta({
      description:
        'doubtful-answers: reviewed answers are mostly the doubtful ones; over all answers the machine is right more often. ' +
        'open-verdicts-flatter: whoever sees the machine’s verdict is drawn towards it',
    }),
    machine: z.array(ofBasisSchema),
    people: z.array(ofBasisSchema),
    afterSight: z
      .strictObject({ verdicts: count, changed: count, toMachine: count })
      .meta({ description: 'What blind reviewers changed once they had seen the machine’s verdicts' }),
  })
  .meta({ id: 'Agreement' });

const driftRowSchema = z
  .strictObject({
    reviewerId: z.string(),
    name: z.string().nullable(),
    basis: basisSchema,
    reviews: count,
    controlled: count.meta({
      description: 'On questions that enough others reviewed to take off the machine’s own lean',
    }),
    generosity: figureSchema.meta({
      description: 'Share of the points given more than by the machine, as others lean',
    }),
    drift: z
      .strictObject({
        newest: z.number(),
        before: z.number(),
        difference: z.strictObject({ value: z.number(), interval: intervalSchema.nullable() }),
        isFlagged: z
          .boolean()
          .meta({ description: 'The interval leaves out 0; of 20 who did not change, one is flagged' }),
      })
      .nullable()
      .meta({ description: 'The newest reviews against all before; null while there are not enough of both' }),
    againstOthers: z.strictObject({ answers: count, difference: figureSchema }),
  })
  .meta({ id: 'ReviewerDrift' });

export const driftReportSchema = z
  .strictObject({ window: count.meta({ description: 'So many are the newest' }), reviewers: z.array(driftRowSchema) })
  .meta({ id: 'DriftReport' });

const patternSchema = z
  .strictObject({
    id: z.string().meta({ description: 'As long as the rubric version is in use' }),
    questionId: z.string(),
    rubricHash: z.string(),
    criterionId: z.string(),
    machineVerdict: verdict,
    verdict,
    answers: count.meta({ description: 'On which people overruled the machine in this way' }),
    ofAnswers: count.meta({ description: 'Reviewed answers on which the machine gave that verdict' }),
    share,
    interval: intervalSchema.meta({ description: '95 %, Wilson' }),
    reviewed: count.meta({ description: 'All answers on whose criterion people said anything' }),
    points: z.number().meta({ description: 'What one override moves' }),
  })
  .meta({ id: 'OverridePattern' });

export const patternListSchema = z
  .strictObject({ patterns: z.array(patternSchema).meta({ description: 'What moves the most points first' }) })
  .meta({ id: 'OverridePatternList' });

export const newOverrideProposalSchema = z
  .strictObject({ makeDraft: z.boolean().meta({ description: 'true needs the permission for rubrics' }) })
  .meta({ id: 'NewOverrideProposal' });

const changedValue = z.union([z.string(), z.number()]).nullable();

/** A change of the rubric that does as people do, and what it does to answers. */
export const overrideProposalSchema = z
  .strictObject({
    pattern: patternSchema,
    changes: z
      .array(
        z.strictObject({
          field: z.string(),
          criterionId: z.string().optional(),
          before: changedValue,
          after: changedValue,
        }),
      )
      .meta({ description: 'Empty where nothing was found that would help' }),
    effect: z
      .strictObject({ answers: count, changed: count, meanShift: z.number().nullable() })
      .meta({ description: 'On the newest 1,000 stored answers to the question' }),
    overrides: z
      .strictObject({
        decisions: count,
        overridden: count,
        agreedBefore: count,
        nowAgree: count,
        gained: count,
        noLongerAgree: count,
      })
      .meta({
        description:
          'Decisions that the keyword engine judges as people do, with the version in use and with the change',
      }),
    heldOut: z.strictObject({ found: count, of: count }).nullable().meta({
      description: 'In how many quotes cues are found that were made without them; null where none were added',
    }),
    isHelpful: z.boolean(),
    draftId: z.string().nullable().meta({ description: 'null where none was wanted, or the change does not help' }),
  })
  .meta({ id: 'OverrideProposal' });

export type AgreementReply = z.infer<typeof agreementSchema>;
export type DriftReportReply = z.infer<typeof driftReportSchema>;
export type PatternListReply = z.infer<typeof patternListSchema>;
export type OverrideProposalReply = z.infer<typeof overrideProposalSchema>;
