import { z } from 'zod';
import { candidateIdSchema, evaluationSchema } from './schemas.ts';

const count = z.int().min(0);
const time = z.iso.datetime().meta({ description: 'ISO 8601, UTC' });

export const isStaleSchema = z.boolean().optional().meta({
  description: 'true if the question has another version of its rubric in use by now; left out otherwise',
});

const shownEvaluationSchema = evaluationSchema.extend({ isStale: isStaleSchema }).meta({ id: 'ShownEvaluation' });

/** An evaluation as it was stored. */
export const storedEvaluationSchema = z
  .strictObject({
    recordId: z.string().meta({ description: 'Unique for each time an answer was evaluated' }),
    answerId: z.string(),
    createdAt: time,
    candidateId: z.string().nullable(),
    answer: z.string().nullable().meta({ description: 'null after erasure' }),
    erasedAt: time.nullable(),
    evaluation: shownEvaluationSchema,
  })
  .meta({ id: 'StoredEvaluation' });

export const forgetCandidateSchema = z.strictObject({ candidateId: candidateIdSchema }).meta({ id: 'ForgetCandidate' });

export const erasureSchema = z
  .strictObject({ candidates: count, answers: count, evaluations: count })
  .meta({ id: 'Erasure', description: 'What was taken away; evaluations keep their numbers' });

export type StoredEvaluationReply = z.infer<typeof storedEvaluationSchema>;
export type ErasureReply = z.infer<typeof erasureSchema>;
