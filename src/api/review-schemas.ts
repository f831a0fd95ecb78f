import { z } from 'zod';
import { isStorable } from '../domain/answer-limits.ts';
import { reviewKinds, reviewModes, reviewTaskStatuses } from '../domain/review.ts';
import { verdicts } from '../domain/verdict.ts';
import { personSchema } from './access-schemas.ts';
import { evaluationSchema, evidenceSchema } from './schemas.ts';

const time = z.iso.datetime().meta({ description: 'ISO 8601, UTC' });
const id = z.string().min(1).max(100);
const points = z.number().min(0);
const verdict = z.enum(verdicts);
const typed = (longest: number) =>
  z.string().trim().max(longest).refine(isStorable, 'has characters that cannot be stored');

const lockSchema = z
  .strictObject({ holder: personSchema, until: time, mode: z.enum(reviewModes), isMine: z.boolean() })
  .meta({ id: 'ReviewLock' });

/** An answer that waits for a person, as the queue shows it: neither its text nor what the machine said of it. */
export const reviewTaskSchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(reviewKinds),
    status: z.enum(reviewTaskStatuses),
    recordId: z.string(),
    questionId: z.string(),
    prompt: z.string(),
    batch: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    position: z.int().min(0).nullable(),
    worth: points.meta({ description: 'Points by which the evaluation is expected to be off, or that are contested' }),
    reasons: z.array(z.strictObject({ code: z.string(), message: z.string() })),
    assignee: personSchema.nullable(),
    lock: lockSchema.nullable(),
    createdAt: time,
  })
  .meta({ id: 'ReviewTask' });

export const reviewQueueSchema = z
  .strictObject({
    tasks: z.array(reviewTaskSchema).meta({ description: 'Most worth a look first' }),
    next: z.string().nullable().meta({ description: 'Give it as `after` for the next page; null at the end' }),
    open: z.strictObject({ first: z.int(), second: z.int(), appeal: z.int() }).meta({
      description: 'How many wait, of each kind, whatever the filter',
    }),
  })
  .meta({ id: 'ReviewQueue' });

export const takeReviewSchema = z.strictObject({ mode: z.enum(reviewModes).default('blind') }).meta({
  id: 'TakeReview',
  description:
    'The mode in which you first take a review stays: who has seen the verdicts cannot be blind to them any more',
});

export const addReviewTasksSchema = z
  .strictObject({ budget: z.int().min(1).max(10_000).default(40) })
  .meta({ id: 'AddReviewTasks', description: 'How many answers a person has time for' });

export const addedReviewTasksSchema = z
  .strictObject({
    added: z.int().min(0).meta({ description: 'How many were not in the queue, and are now' }),
  })
  .meta({ id: 'AddedReviewTasks' });

export const assignReviewSchema = z.strictObject({ userId: id.nullable() }).meta({ id: 'AssignReview' });

const reviewCriterionSchema = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    maxPoints: points,
    covered: z.string().meta({ description: 'What counts as covered; empty where the rubric is not kept whole' }),
    partial: z.string(),
    isAsked: z.boolean().meta({ description: 'false for a criterion that is not contested' }),
  })
  .meta({ id: 'ReviewCriterion' });

export const blindVerdictsSchema = z
  .strictObject({
    verdicts: z
      .array(z.strictObject({ criterionId: id, verdict }))
      .min(1)
      .max(20),
  })
  .meta({ id: 'BlindVerdicts', description: 'One for each criterion that is asked about; they cannot be changed' });

const decisionSchema = z.strictObject({
  criterionId: id,
  verdict,
  reason: typed(2_000).optional().meta({ description: 'Needed where the verdict is not the machine’s' }),
  quote: typed(5_000).optional().meta({
    description: 'Words of the answer, letter by letter. Needed where the verdict earns more than the machine’s',
  }),
});

export const decideReviewSchema = z
  .strictObject({ decisions: z.array(decisionSchema).min(1).max(20), note: typed(5_000).optional() })
  .meta({ id: 'DecideReview', description: 'One decision for each criterion that is asked about' });

/** What a person decided, beside what the machine had said. */
export const reviewSchema = z
  .strictObject({
    id: z.string(),
    taskId: z.string(),
    kind: z.enum(reviewKinds),
    mode: z.enum(reviewModes),
    recordId: z.string(),
    reviewer: personSchema.nullable().meta({ description: 'null for whoever may not know' }),
    decisions: z.array(
      z.strictObject({
        criterionId: z.string(),
        label: z.string(),
        verdict,
        points,
        maxPoints: points,
        machineVerdict: verdict.nullable(),
        machinePoints: points.nullable(),
        blindVerdict: verdict.nullable(),
        reason: z.string().nullable().meta({ description: 'null after erasure' }),
        evidence: evidenceSchema.nullable(),
      }),
    ),
    note: z.string().nullable(),
    createdAt: time,
  })
  .meta({ id: 'Review' });

export const appealSchema = z
  .strictObject({
    id: z.string(),
    recordId: z.string(),
    criterionId: z.string(),
    label: z.string(),
    quote: evidenceSchema.nullable().meta({ description: 'null after erasure' }),
    message: z.string().nullable(),
    status: z.enum(['open', 'decided', 'withdrawn']),
    review: reviewSchema.nullable().meta({ description: 'What was decided; null while it waits' }),
    createdAt: time,
  })
  .meta({ id: 'Appeal' });

/** All that a reviewer needs, and nothing that they may not see yet. */
export const reviewSheetSchema = z
  .strictObject({
    task: reviewTaskSchema,
    mode: z.enum(reviewModes),
    answer: z.string(),
    criteria: z.array(reviewCriterionSchema),
    blindVerdicts: z.array(z.strictObject({ criterionId: z.string(), verdict })).nullable(),
    evaluation: evaluationSchema.nullable().meta({ description: 'null until blind verdicts are given' }),
    earlierReviews: z.array(reviewSchema).meta({ description: 'Empty until blind verdicts are given' }),
    appeal: appealSchema.nullable(),
  })
  .meta({ id: 'ReviewSheet' });

const reviewedOutcomeSchema = z
  .strictObject({
    criteria: z.array(
      z.strictObject({
        criterionId: z.string(),
        label: z.string(),
        verdict: verdict.nullable(),
        points: points.nullable(),
        maxPoints: points,
        reviewId: z.string().nullable().meta({ description: 'Whose decision counts; null for the machine’s verdict' }),
      }),
    ),
    totalPoints: points.nullable(),
    maxPoints: points,
  })
  .meta({ id: 'ReviewedOutcome' });

/** Machine and people side by side. */
export const answerReviewsSchema = z
  .strictObject({
    recordId: z.string(),
    outcome: reviewedOutcomeSchema,
    reviews: z.array(reviewSchema).meta({ description: 'The oldest first' }),
    appeals: z.array(appealSchema),
    openTasks: z.array(reviewTaskSchema).meta({ description: 'Empty for a candidate' }),
  })
  .meta({ id: 'AnswerReviews' });

export const requestSecondReviewSchema = z
  .strictObject({ note: typed(2_000).optional(), assigneeId: id.optional() })
  .meta({ id: 'RequestSecondReview' });

export const newAppealSchema = z
  .strictObject({
    criterionId: id,
    quote: typed(5_000).pipe(z.string().min(1)).meta({ description: 'Words of your answer, letter by letter' }),
    message: typed(2_000).pipe(z.string().min(1)),
  })
  .meta({ id: 'NewAppeal' });

export const appealListSchema = z.strictObject({ appeals: z.array(appealSchema) }).meta({ id: 'AppealList' });

export const reviewerListSchema = z
  .strictObject({ reviewers: z.array(personSchema).meta({ description: 'Whom a review can be assigned to' }) })
  .meta({ id: 'ReviewerList' });

/** Evaluations of one's own answers, the newest first. */
export const ownEvaluationsSchema = z
  .strictObject({
    evaluations: z.array(
      z.strictObject({
        recordId: z.string(),
        questionId: z.string(),
        prompt: z.string(),
        createdAt: time,
        totalPoints: points.nullable().meta({ description: 'What counts: a person’s decision, else the machine’s' }),
        maxPoints: points,
        isReviewed: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'OwnEvaluations' });

export type ReviewTaskReply = z.infer<typeof reviewTaskSchema>;
export type ReviewQueueReply = z.infer<typeof reviewQueueSchema>;
export type ReviewSheetReply = z.infer<typeof reviewSheetSchema>;
export type ReviewReply = z.infer<typeof reviewSchema>;
export type AppealReply = z.infer<typeof appealSchema>;
export type AnswerReviewsReply = z.infer<typeof answerReviewsSchema>;
export type OwnEvaluationsReply = z.infer<typeof ownEvaluationsSchema>;
