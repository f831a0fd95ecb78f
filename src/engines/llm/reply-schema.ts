import { z } from 'zod';
import type { Rubric } from '../../domain/question-bank.ts';
import { verdicts } from '../../domain/verdict.ts';

/** What the judge says of one criterion. Quotes come first: what is written before the verdict can still shape it. */
export const judgementSchema = z.object({
  id: z.string(),
  quotes: z.array(z.string()),
  reason: z.string(),
  verdict: z.enum(verdicts),
});

export type Judgement = Readonly<z.infer<typeof judgementSchema>>;

/**
 * JSON schema of the reply about a rubric, within what strict modes of endpoints take: every field required, no others, no bounds.
 * It is the same for all answers to a question, so endpoints compile it once.
 */
export function replySchemaOf({ criteria }: Rubric): {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
} {
  const ids = z.enum(criteria.map(({ id }) => id));
  const reply = z.strictObject({ criteria: z.array(z.strictObject({ ...judgementSchema.shape, id: ids })) });
  const { $schema: _, ...schema } = z.toJSONSchema(reply);
  return { name: 'judgement', schema };
}
