import { z } from 'zod';
import type { QuestionContent } from '../../domain/rubric-draft.ts';

/** A sentence of an answer, in UTF-16 code units. */
const longestSentence = 300;
/** A cue, in UTF-16 code units: eight words in each of three places. */
const longestCue = 160;

export const sentenceSchema = z.string().trim().min(1).max(longestSentence);

export const opposesSchema = z.string().trim().min(1).max(longestCue);

/** A weight above 2 is more than a proposal may have, and counts as 2. */
export const cueSchema = z.object({
  say: opposesSchema,
  weight: z
    .number()
    .positive()
    .transform((weight): 1 | 2 => (weight >= 2 ? 2 : 1)),
});

/** What a model proposes for one criterion, item by item unchecked. */
export const entrySchema = z.object({
  paraphrases: z.array(z.unknown()),
  counterExamples: z.array(z.unknown()),
  cues: z.array(z.unknown()),
  opposes: z.array(z.unknown()),
});

export type ProposalEntry = z.infer<typeof entrySchema>;

/**
 * JSON schema of the reply about a rubric, within what strict modes of endpoints take: every field required, no others, no bounds. The
 * sentences come before the cues, which can then be shaped by them.
 */
export function proposalSchemaOf({ criteria }: Pick<QuestionContent, 'criteria'>) {
  const entry = z.strictObject({
    paraphrases: z.array(z.string()),
    counterExamples: z.array(z.string()),
    cues: z.array(z.strictObject({ say: z.string(), weight: z.literal([1, 2]) })),
    opposes: z.array(z.string()),
  });
  const keyed = z.strictObject(Object.fromEntries(criteria.map(({ id }) => [id, entry])));
  const { $schema: _, ...schema } = z.toJSONSchema(z.strictObject({ criteria: keyed }));
  return { name: 'proposals', schema };
}
