import { z } from 'zod';
import type { Rubric } from '../../domain/question-bank.ts';
import { verdicts } from '../../domain/verdict.ts';

/** What the judge says of one criterion. Quotes come first: what is written before the verdict can still shape it. */
export const judgementSchema = z.object({
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
 * Each criterion is a key of its own, in the rubric's order (ids of digits alone come first): a grammar then holds a model until the
 * last of them is written, where it may end a list after the first. It is the same for all answers to a question, so endpoints compile
 * it once.
 */
export function replySchemaOf(rubric: Rubric): ReplySchema {
  const known = schemas.get(rubric);
  if (known) return known;
  const judgement = z.strictObject(judgementSchema.shape);
  const criteria = z.strictObject(Object.fromEntries(rubric.criteria.map(({ id }) => [id, judgement])));
  const { $schema: _, ...schema } = z.toJSONSchema(z.strictObject({ criteria }));
  const made = { name: 'judgement', schema };
  schemas.set(rubric, made);
  return made;
}
