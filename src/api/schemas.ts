import { z } from 'zod';
import { isStorable, maxAnswerLength, maxCandidateIdLength } from '../domain/answer-limits.ts';
import { engineChoices, engineIds } from '../domain/engine-id.ts';
import { flags } from '../domain/flag.ts';
import { languages } from '../domain/question-bank.ts';
import { verdicts } from '../domain/verdict.ts';

export { maxAnswerLength } from '../domain/answer-limits.ts';

/** How an answer comes in, whatever the door. */
export const evaluateRequestSchema = z
  .strictObject({
    questionId: z
      .string()
      .min(1)
      .max(100)
      .meta({ description: 'Id of a question of the bank', example: 'counter-complaint' }),
    answer: z
      .string()
      .max(maxAnswerLength)
      .refine(isStorable, {
        error: 'has half a surrogate pair or the character U+0000, which cannot be stored',
      })
      .meta({ description: 'The answer exactly as the candidate typed it' }),
    engine: z.enum(engineChoices).optional().meta({
      description: 'Which engine evaluates; auto, the best that is set up and works, when left out',
    }),
  })
  .meta({ id: 'EvaluateRequest' });

export const candidateIdSchema = z
  .string()
  .trim()
  .min(1)
  .max(maxCandidateIdLength)
  .refine(isStorable, 'has characters that cannot be stored')
  .meta({ description: 'As the caller knows the candidate; personal data, erased by forgetting', example: 'A-1024' });

/** How an answer comes in that is to be stored. */
export const recordEvaluationSchema = evaluateRequestSchema
  .extend({ candidateId: candidateIdSchema.optional() })
  .meta({ id: 'RecordEvaluation' });

const offset = z.int().min(0).meta({ description: 'UTF-16 code units of the answer as submitted' });

export const evidenceSchema = z.strictObject({ start: offset, end: offset, text: z.string() }).meta({ id: 'Evidence' });

const points = z.number().min(0);

export const criterionResultSchema = z
  .discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('scored'),
      id: z.string(),
      label: z.string(),
      verdict: z.enum(verdicts),
      points,
      maxPoints: points,
      confidence: z.number().min(0).max(1),
      evidence: z.array(evidenceSchema),
      reason: z.string(),
      suggestion: z.string().nullable(),
    }),
    z.strictObject({
      status: z.literal('unscored'),
      id: z.string(),
      label: z.string(),
      maxPoints: points,
      cause: z.string(),
    }),
  ])
  .meta({ id: 'CriterionResult' });

const engineRefSchema = z.strictObject({ id: z.enum(engineIds), version: z.string() });

const modelSpendingSchema = z.strictObject({
  requests: z.int().min(0),
  inputTokens: z.int().min(0),
  cachedInputTokens: z.int().min(0),
  outputTokens: z.int().min(0),
  costUsd: z.number().min(0),
});

const verdictOrNone = z.enum(verdicts).nullable().meta({ description: 'null where it could not be judged' });

export const provenanceSchema = z
  .strictObject({
    asked: z.enum(engineChoices),
    witnesses: z
      .array(
        z.strictObject({
          engine: engineRefSchema,
          criteria: z.array(
            z.strictObject({ id: z.string(), verdict: verdictOrNone, confidence: z.number().min(0).max(1) }),
          ),
        }),
      )
      .meta({ description: 'What each engine said by itself; empty where one decided alone' }),
    modelUses: z.array(
      z.strictObject({
        engine: z.enum(engineIds),
        model: z.string(),
        parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        promptHash: z.string().nullable(),
        inputHash: z.string().meta({ description: 'SHA-256 of the answer as it was sent, personal data masked' }),
        cacheKeys: z.array(z.string()),
        spent: modelSpendingSchema,
      }),
    ),
    failures: z
      .array(z.strictObject({ engine: z.enum(engineIds), code: z.string(), message: z.string() }))
      .meta({ description: 'Engines that were to answer and could not' }),
    firstLooks: z
      .array(
        z.strictObject({
          engine: z.enum(engineIds),
          criteria: z.array(z.strictObject({ id: z.string(), verdict: verdictOrNone })),
          pointsShift: z.number().nullable(),
        }),
      )
      .meta({ description: 'What an engine said before the guarded words were taken out; does not count' }),
  })
  .meta({ id: 'Provenance' });

export const evaluationSchema = z
  .strictObject({
    id: z.string(),
    questionId: z.string(),
    totalPoints: points
      .nullable()
      .meta({ description: 'null while a criterion is unscored: a failure is never a zero' }),
    maxPoints: points,
    engine: engineRefSchema,
    rubric: z.strictObject({ id: z.string(), version: z.string(), hash: z.string() }),
    flags: z.array(z.enum(flags)),
    guardedSpans: z.array(z.strictObject({ start: offset, end: offset, flag: z.enum(flags) })),
    needsReview: z.boolean(),
    reviewReasons: z.array(z.strictObject({ code: z.string(), message: z.string() })),
    criteria: z.array(criterionResultSchema).meta({ description: 'In the order of the rubric' }),
    provenance: provenanceSchema.optional().meta({ description: 'Left out where the keyword engine decided alone' }),
  })
  .meta({ id: 'Evaluation' });

/** An evaluation that was just made and stored. */
export const recordedEvaluationSchema = evaluationSchema
  .extend({
    id: z.string().meta({ description: 'Content address: shared by equal answers, rubrics and engine versions' }),
    recordId: z.string().meta({ description: 'Name of the stored evaluation, unique for each time one is made' }),
    createdAt: z.iso.datetime().meta({ description: 'ISO 8601, UTC' }),
  })
  .meta({ id: 'RecordedEvaluation' });

/** A question as a candidate may see it: never the cues, the practice answers or the model answer. */
export const questionSchema = z
  .strictObject({
    id: z.string(),
    sectionId: z.string(),
    language: z.enum(languages),
    text: z.string(),
    points,
    criteria: z.array(z.strictObject({ id: z.string(), label: z.string(), points })),
  })
  .meta({ id: 'Question' });

export const questionListSchema = z
  .strictObject({
    bank: z.strictObject({ id: z.string(), version: z.string(), language: z.enum(languages), title: z.string() }),
    sections: z.array(z.strictObject({ id: z.string(), title: z.string(), points, questionIds: z.array(z.string()) })),
    questions: z.array(questionSchema).meta({ description: 'In the order of the bank' }),
  })
  .meta({ id: 'QuestionList' });

/** A line's own id, kept as it came in: text, or a number that JSON carries exactly. */
export const batchIdSchema = z
  .union([z.string().min(1).max(200), z.number().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)], {
    error: ({ input }) =>
      input === undefined
        ? 'is missing'
        : 'must be a text of 1 to 200 characters, or a number small enough to be kept exactly',
  })
  .meta({ id: 'BatchId' });

/** An answer of a batch; further fields of the line are ignored, so that an export can be fed in as it is. */
export const batchAnswerSchema = z
  .object({
    id: batchIdSchema,
    questionId: evaluateRequestSchema.shape.questionId,
    answer: evaluateRequestSchema.shape.answer,
  })
  .meta({ id: 'BatchAnswer' });

/** What a batch writes for an answer: the evaluation under the answer's own id. */
export const batchLineSchema = z
  .strictObject({
    id: batchIdSchema,
    evaluationId: evaluationSchema.shape.id,
    ...evaluationSchema.omit({ id: true }).shape,
  })
  .meta({ id: 'BatchLine' });

/** What a batch writes for a line that could not be evaluated. */
export const batchErrorLineSchema = z
  .strictObject({
    line: z.int().min(1).meta({ description: 'Line of the input where the answer starts, from 1' }),
    id: batchIdSchema.nullable().meta({ description: 'null if the line has no usable id' }),
    error: z.strictObject({
      code: z.string().meta({ description: 'Stable, kebab-case; match on this' }),
      message: z.string(),
    }),
  })
  .meta({ id: 'BatchErrorLine' });

/** RFC 9457. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: 'Stable, kebab-case; match on this' }),
    requestId: z.string(),
    errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

export type EvaluateRequest = z.infer<typeof evaluateRequestSchema>;
export type RecordEvaluationRequest = z.infer<typeof recordEvaluationSchema>;
export type EvaluationReply = z.infer<typeof evaluationSchema>;
export type RecordedEvaluationReply = z.infer<typeof recordedEvaluationSchema>;
export type CriterionReply = z.infer<typeof criterionResultSchema>;
export type QuestionReply = z.infer<typeof questionSchema>;
export type QuestionListReply = z.infer<typeof questionListSchema>;
export type BatchLine = z.infer<typeof batchLineSchema>;
export type BatchErrorLine = z.infer<typeof batchErrorLineSchema>;
export type Problem = z.infer<typeof problemSchema>;
