import { z } from 'zod';

const count = z.int().min(0);
const share = z.number().min(0).max(1);

const place = {
  position: z.int().min(0).meta({ description: 'Position of the item in its batch' }),
  row: z.int().min(0).meta({ description: 'Row of the file that the answer came from' }),
  questionId: z.string(),
};

export const similarClusterSchema = z
  .strictObject({
    kind: z.enum(['identical', 'near']).meta({
      description: 'identical: equal but for case, width, punctuation, spaces and Traditional or Simplified characters',
    }),
    size: z.int().min(2).meta({ description: 'Answers in the cluster; the list of members may be shorter' }),
    representative: z.strictObject(place).meta({ description: 'The answer that is most like the others' }),
    members: z
      .array(
        z.strictObject({
          ...place,
          similarity: share.meta({ description: 'To the representative: share of three-word sequences in common' }),
        }),
      )
      .meta({ description: 'The most similar first; the representative is among them' }),
  })
  .meta({ id: 'SimilarCluster' });

const modelCopySchema = z
  .strictObject({
    ...place,
    copiedShare: share.meta({ description: 'Share of the answer that stands in the model answer of its question' }),
    longestRun: count.meta({ description: 'Han characters and words of the longest stretch that is the same' }),
    isMostlyCopied: z.boolean().meta({ description: 'Whether the rule of the flag copied-model-answer holds' }),
  })
  .meta({ id: 'ModelCopy' });

/** Which answers of a batch repeat each other, or the model answer. No text of an answer is in it. */
export const similarAnswersSchema = z
  .strictObject({
    compared: count,
    skipped: count.meta({ description: 'Answers without a letter or digit, and erased ones' }),
    threshold: share.meta({ description: 'Two answers at least this similar are near' }),
    clusterCount: count.meta({ description: 'All clusters; the list may be shorter' }),
    clusteredAnswers: count.meta({ description: 'Answers that are in a cluster' }),
    clusters: z.array(similarClusterSchema).meta({ description: 'The largest first' }),
    copyCount: count.meta({ description: 'All copies of model answers; the list may be shorter' }),
    modelCopies: z.array(modelCopySchema).meta({ description: 'The largest copied share first' }),
  })
  .meta({ id: 'SimilarAnswers' });

export type SimilarClusterReply = z.infer<typeof similarClusterSchema>;
export type SimilarAnswersReply = z.infer<typeof similarAnswersSchema>;
