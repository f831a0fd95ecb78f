import { z } from 'zod';
import { maxAnswerLength } from '../domain/answer-limits.ts';
import { lintCodes, mutationKinds } from '../domain/rubric-report.ts';
import { verdicts } from '../domain/verdict.ts';
import { draftSchema, questionContentSchema } from './authoring-schemas.ts';
import { evaluationSchema } from './schemas.ts';

const facts = z.record(z.string(), z.union([z.string(), z.number()]));
const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) });

export const rubricReportSchema = z
  .strictObject({
    lint: z.array(
      z.strictObject({
        code: z.enum(lintCodes),
        severity: z.enum(['error', 'warning']),
        criterionId: z.string().optional(),
        otherCriterionId: z.string().optional(),
        cue: z.string().optional(),
        facts,
      }),
    ),
    mutants: z.array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(mutationKinds),
        text: z.string(),
        points: z.strictObject({ least: z.number(), most: z.number() }),
        totalPoints: z.number().nullable(),
        survived: z.boolean(),
        misses: z.array(
          z.strictObject({
            criterionId: z.string(),
            verdicts: z.array(z.enum(verdicts)),
            got: z.enum([...verdicts, 'unscored']),
            evidence: z.array(span),
          }),
        ),
      }),
    ),
    isSound: z.boolean(),
  })
  .meta({ id: 'RubricReport' });

export const trialRequestSchema = z
  .strictObject({
    content: questionContentSchema,
    answer: z.string().max(maxAnswerLength),
    draftId: z.string().optional().meta({ description: 'Take the practice answers of this draft' }),
  })
  .meta({ id: 'TrialRequest' });

export const trialSchema = z
  .strictObject({
    evaluation: evaluationSchema,
    hits: z.array(
      z.strictObject({
        criterionId: z.string(),
        kind: z.enum(['cue', 'opposes']),
        index: z.int().min(0),
        spans: z.array(span),
      }),
    ),
  })
  .meta({ id: 'Trial' });

export const proposeSchema = z.strictObject({ revision: z.int().min(1) }).meta({ id: 'Propose' });

export const proposalsSchema = z
  .strictObject({
    draft: draftSchema,
    proposals: z.array(
      z.strictObject({
        criterionId: z.string(),
        kind: z.enum(['cue', 'opposes', 'paraphrase', 'counter-example']),
        text: z.string(),
        isUsed: z.boolean(),
        failedCheck: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Proposals' });

export const publishSchema = z
  .strictObject({
    revision: z.int().min(1),
    acceptUncertain: z.boolean().optional(),
    overrideReason: z.string().trim().min(10).max(2_000).optional(),
  })
  .meta({ id: 'Publish' });

export const rubricVersionSchema = z
  .strictObject({
    questionId: z.string(),
    version: z.string(),
    hash: z.string(),
    number: z.int().nullable().meta({ description: 'Order of publication; null for one from the bank’s files' }),
    publishedAt: z.iso.datetime().nullable(),
    isCurrent: z.boolean(),
    isConfirmed: z.boolean(),
    override: z.strictObject({ reason: z.string(), overridden: z.array(z.string()) }).nullable(),
  })
  .meta({ id: 'RubricVersion' });

export const rubricVersionListSchema = z
  .strictObject({ versions: z.array(rubricVersionSchema) })
  .meta({ id: 'RubricVersionList' });

/** Whole, for whoever edits rubrics: with cues and model answers. */
export const rubricSchema = z
  .strictObject({ version: z.string(), hash: z.string(), content: questionContentSchema })
  .meta({ id: 'Rubric' });

const changedValue = z.union([z.string(), z.number(), z.null()]);
const scored = z.strictObject({ verdict: z.string(), points: z.number() }).nullable();

export const comparisonSchema = z
  .strictObject({
    questionId: z.string(),
    from: z.strictObject({ version: z.string(), hash: z.string() }),
    to: z.strictObject({ version: z.string(), hash: z.string() }),
    changes: z.array(
      z.strictObject({
        field: z.string(),
        criterionId: z.string().optional(),
        before: changedValue,
        after: changedValue,
      }),
    ),
    effect: z.strictObject({
      answers: z.int().min(0),
      changed: z.int().min(0),
      meanShift: z.number().nullable(),
      largest: z.array(
        z.strictObject({
          id: z.string(),
          before: z.number().nullable(),
          after: z.number().nullable(),
          criteria: z.array(z.strictObject({ criterionId: z.string(), before: scored, after: scored })),
        }),
      ),
    }),
  })
  .meta({ id: 'RubricComparison' });

export const rescoreSchema = z.strictObject({ questionId: z.string().min(1).max(100) }).meta({ id: 'Rescore' });

export const rescoreReportSchema = z
  .strictObject({
    stale: z.int().min(0),
    rescored: z.int().min(0),
    failed: z.int().min(0),
    changed: z.int().min(0),
    kept: z.int().min(0).meta({ description: 'Decided by a person, which is final: they keep their evaluation' }),
  })
  .meta({ id: 'RescoreReport' });

export type RubricReportReply = z.infer<typeof rubricReportSchema>;
export type TrialReply = z.infer<typeof trialSchema>;
export type ProposalsReply = z.infer<typeof proposalsSchema>;
export type RubricVersionReply = z.infer<typeof rubricVersionSchema>;
export type ComparisonReply = z.infer<typeof comparisonSchema>;
export type RescoreReply = z.infer<typeof rescoreReportSchema>;
