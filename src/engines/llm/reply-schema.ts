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

type ReplySchema = { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };

/** Making one takes as long as a third of everything else that is done for an answer. */
const schemas = new WeakMap<Rubric, ReplySchema>();

/**
 * JSON schema of the reply about a rubric, within what strict modes of endpoints take: every field required, no others, no bounds.
 * It is the same for all answers to a question, so endpoints compile it once.
 */
export function replySchemaOf(rubric: Rubric): ReplySchema {
  const known = schemas.get(rubric);
  if (known) return known;
  const ids = z.enum(rubric.criteria.map(({ id }) => id));
  const reply = z.strictObject({ criteria: z.array(z.strictObject({ ...judgementSchema.shape, id: ids })) });
  const { $schema: _, ...schema } = z.toJSONSchema(reply);
  const made = { name: 'judgement', schema };
  schemas.set(rubric, made);
  return made;
}
