import type { BatchItemDetailReply, BatchItemReply } from '../../api/batch-schemas.ts';
import type { ReviewedAnswer } from '../../domain/review.ts';
import type { StoredEvaluation } from '../../domain/stored-evaluation.ts';
import { joinEvaluation } from '../../scoring/join-evaluation.ts';
import type { ShownItem } from '../../workflows/is-stale.ts';
import type { Readonlied } from '../readonlied.ts';

/** Characters of an answer that a table shows: about two lines. */
const excerptLength = 80;

/** Show an item as a row of the table of results. */
export function presentItem({
  evaluation,
  answer,
  isStale,
  earlierRecordId,
  reviewed,
  ...item
}: ShownItem): Readonlied<BatchItemReply> {
  return {
    ...item,
    evaluation: evaluation && { ...summarise(evaluation), ...marksOf({ isStale, earlierRecordId, reviewed }) },
    excerpt: answer && cut(answer),
  };
}

/** Show an item with its answer and the whole evaluation. */
export function presentItemDetail(shown: ShownItem): Readonlied<BatchItemDetailReply> {
  const { evaluation, answer, isStale, earlierRecordId, reviewed, ...item } = shown;
  return {
    ...item,
    answer,
    recordId: evaluation?.recordId ?? null,
    evaluatedAt: evaluation?.createdAt ?? null,
    evaluation: evaluation && { ...joinEvaluation(evaluation), ...marksOf({ isStale, earlierRecordId, reviewed }) },
  };
}

function marksOf({ isStale, earlierRecordId, reviewed }: Pick<ShownItem, 'isStale' | 'earlierRecordId' | 'reviewed'>) {
  return {
    ...(isStale ? { isStale } : {}),
    ...(earlierRecordId === null ? {} : { earlierRecordId }),
    ...(reviewed ? { reviewed: summariseReviewed(reviewed) } : {}),
  };
}

function summariseReviewed({ totalPoints, criteria, reviewers }: ReviewedAnswer) {
  return { totalPoints, criteria: criteria.filter(({ reviewId }) => reviewId !== null).length, reviewers };
}

function summarise({
  recordId,
  numbers,
  rubric,
}: StoredEvaluation): NonNullable<Readonlied<BatchItemReply['evaluation']>> {
  const { totalPoints, maxPoints, needsReview, flags } = numbers;
  const criteria = numbers.criteria.map((result) => {
    const { id, maxPoints: criterionPoints } = result;
    const label = rubric.criteria.find((criterion) => criterion.id === id)?.label ?? id;
    const { verdict, points } = 'cause' in result ? { verdict: null, points: null } : result;
    return { id, label, verdict, points, maxPoints: criterionPoints };
  });
  return { recordId, totalPoints, maxPoints, needsReview, flags, criteria };
}

/** Cut an answer where no character is torn. */
function cut(answer: string): string {
  const start = [...answer.slice(0, excerptLength * 2)].slice(0, excerptLength).join('');
  return start.length < answer.length ? `${start}…` : answer;
}
