import { z } from 'zod';
import { engineChoices } from '../domain/engine-id.ts';
import { languages } from '../domain/question-bank.ts';
import { verdicts } from '../domain/verdict.ts';
import { evaluationSchema } from './schemas.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits');
const points = z.number().min(0);
const goesByErasure = 'null after erasure';

const numbersSchema = evaluationSchema
  .pick({
    questionId: true,
    totalPoints: true,
    maxPoints: true,
    engine: true,
    rubric: true,
    flags: true,
    needsReview: true,
    reviewReasons: true,
    provenance: true,
  })
  .extend({
    criteria: z.array(
      z.union([
        z.strictObject({
          id: z.string(),
          verdict: z.enum(verdicts),
          points,
          maxPoints: points,
          confidence: z.number().min(0).max(1),
        }),
        z.strictObject({ id: z.string(), maxPoints: points, cause: z.string() }),
      ]),
    ),
  })
  .meta({ id: 'EvaluationNumbers' });

/** Everything that made a score, without a word of the answer. */
export const receiptSchema = z
  .strictObject({
    receiptVersion: z.literal(1),
    program: z.string().meta({ description: 'Version of the program that wrote the receipt' }),
    recordId: z.string(),
    answerId: z.string(),
    createdAt: z.iso.datetime().meta({ description: 'When the evaluation was stored; ISO 8601, UTC' }),
    bank: z
      .strictObject({ id: z.string(), version: z.string() })
      .nullable()
      .meta({ description: 'That the batch was imported with; null for an evaluation outside of batches' }),
    asked: z.enum(engineChoices),
    language: z
      .enum(languages)
      .nullable()
      .meta({ description: `Of the reasons; ${goesByErasure}` }),
    answerHash: sha256.nullable().meta({ description: `SHA-256 of the answer as submitted; ${goesByErasure}` }),
    evaluationId: z.string().nullable().meta({ description: goesByErasure }),
    evaluationHash: sha256
      .nullable()
      .meta({ description: `SHA-256 over the whole evaluation, spending left out; ${goesByErasure}` }),
    numbers: numbersSchema,
    sha256: sha256.meta({ description: 'SHA-256 over the rest of the receipt as JSON with ordered keys' }),
  })
  .meta({ id: 'Receipt' });

export type ReceiptReply = z.infer<typeof receiptSchema>;
