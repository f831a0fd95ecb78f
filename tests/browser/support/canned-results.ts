import { type DistributionsReply, distributionsSchema } from '../../../src/api/distributions-schema.ts';
import { type SimilarAnswersReply, similarAnswersSchema } from '../../../src/api/similar-answers-schema.ts';

const criterion = (
  id: string,
  label: string,
  [covered, partial, missing, contradicted]: readonly [number, number, number, number],
  discrimination: number | null,
) => ({
  id,
  label,
  maxPoints: 3,
  verdicts: { covered, partial, missing, contradicted },
  unscored: 1,
  meanShare: (covered + partial / 2) / (covered + partial + missing + contradicted),
  meanConfidence: 0.8,
  discrimination,
});

/** Two questions: the first one does its work, the second is too hard and has a criterion that works backwards. */
export const distributions: DistributionsReply = distributionsSchema.parse({
  answers: 118,
  notEvaluated: 2,
  unscored: 1,
  needsReview: 30,
  stale: 4,
  reviewed: 0,
  questions: [
    {
      questionId: 'counter-complaint',
      maxPoints: 12,
      answers: 60,
      unscored: 1,
      needsReview: 30,
      mean: 7.53,
      meanShare: 0.6275,
      standardDeviation: 2.1,
      min: 1.5,
      lowerQuartile: 6,
      median: 7.5,
      upperQuartile: 9,
      max: 12,
      histogram: Array.from({ length: 25 }, (_, index) => ({
        points: index / 2,
        answers: [0, 0, 0, 1, 0, 0, 2, 0, 1, 4, 1, 0, 7, 2, 3, 14, 3, 2, 9, 1, 0, 5, 1, 0, 3][index] ?? 0,
      })),
      criteria: [
        criterion('calm', '安抚情绪', [40, 12, 6, 1], 0.42),
        criterion('cause', '查明原因', [30, 10, 19, 0], 0.31),
        criterion('remedy', '解决与补救', [12, 30, 17, 0], 0.02),
        criterion('follow-up', '回访与复盘', [10, 5, 34, 10], 0.25),
      ],
    },
    {
      questionId: 'negative-review',
      maxPoints: 12,
      answers: 58,
      unscored: 0,
      needsReview: 0,
      mean: 1.2,
      meanShare: 0.1,
      standardDeviation: 1.1,
      min: 0,
      lowerQuartile: 0,
      median: 1,
      upperQuartile: 2,
      max: 6,
      histogram: Array.from({ length: 25 }, (_, index) => ({ points: index / 2, answers: index < 9 ? 9 - index : 0 })),
      criteria: [criterion('respond', '回应', [8, 4, 46, 0], -0.3)],
    },
  ],
});

const place = (position: number) => ({ position, row: position + 2, questionId: 'counter-complaint' });

/** Three answers to the letter, two alike, and one taken from the model answer. */
export const similarAnswers: SimilarAnswersReply = similarAnswersSchema.parse({
  compared: 118,
  skipped: 2,
  threshold: 0.5,
  clusterCount: 2,
  clusteredAnswers: 5,
  clusters: [
    {
      kind: 'identical',
      size: 3,
      representative: place(0),
      members: [0, 4, 10].map((position) => ({ ...place(position), similarity: 1 })),
    },
    {
      kind: 'near',
      size: 2,
      representative: place(20),
      members: [
        { ...place(20), similarity: 1 },
        { ...place(22), similarity: 0.71 },
      ],
    },
  ],
  copyCount: 1,
  modelCopies: [{ ...place(6), copiedShare: 0.83, longestRun: 41, isMostlyCopied: true }],
});
