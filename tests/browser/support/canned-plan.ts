import { type ReviewPlanReply, reviewPlanSchema } from '../../../src/api/review-plan-schema.ts';
import { batchItems } from './canned-batches.ts';

/** The last ones first: their order is not that of the file. */
const worthALook = batchItems.filter(({ evaluation }) => evaluation?.needsReview === true).toReversed();

const pick = ({ position, row, candidateId, questionId, evaluation }: (typeof batchItems)[number], index: number) => ({
  position,
  row,
  candidateId,
  recordId: evaluation?.recordId,
  questionId,
  totalPoints: evaluation?.totalPoints,
  maxPoints: evaluation?.maxPoints,
  expectedError: 2.5 - index * 0.05,
  reasons: [
    { code: 'low-confidence', message: '把握不大：解决与补救' },
    ...(index % 2 === 0 ? [{ code: 'engines-disagree', message: '各引擎看法不一：查明原因' }] : []),
    ...(index % 3 === 0 ? [{ code: 'addressed-to-grader', message: '有一段是写给评分者的，没有计分' }] : []),
  ],
  leastSure: { id: 'remedy', label: '解决与补救', confidence: 0.52 },
});

/** A plan over the 118 evaluated answers, of which 30 are worth a look. */
export function planFor(budget: number): ReviewPlanReply {
  const picks = worthALook.slice(0, budget).map(pick);
  const rest = 118 - picks.length;
  const forecast = (answers: number, mean: number) => ({
    answers,
    expectedError: answers * mean,
    meanExpectedError: mean,
    verdicts: answers * 4,
    expectedWrongShare: mean / 4,
    unscored: 1,
  });
  return reviewPlanSchema.parse({
    budget,
    picks,
    before: forecast(118, 0.6),
    rest: forecast(rest, 0.16),
    notEvaluated: 2,
  });
}
