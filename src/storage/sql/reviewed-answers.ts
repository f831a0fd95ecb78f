import type { Kysely } from 'kysely';
import type { ReviewedAnswer } from '../../domain/review.ts';
import type { EvaluationNumbers } from '../../domain/stored-evaluation.ts';
import { reviewedOutcome } from '../../scoring/reviewed-outcome.ts';
import { isOneOf } from './is-one-of.ts';
import type { Database } from './schema.ts';

type Numbers = Pick<EvaluationNumbers, 'criteria' | 'maxPoints'> & { readonly rubric: { readonly hash: string } };

/**
 * Read what people decided about some answers.
 *
 * @returns for an answer and the numbers of one of its evaluations what they come to; null where nobody decided under its rubric.
 */
export async function findReviewed(
  db: Kysely<Database>,
  answerIds: readonly string[],
): Promise<(answerId: string, numbers: Numbers) => ReviewedAnswer | null> {
  if (answerIds.length === 0) return () => null;
  const rows = await db
    .selectFrom('reviews')
    .select(['id', 'answer_id', 'rubric_hash as rubricHash', 'reviewer_id as reviewerId', 'decisions'])
    .where(isOneOf(db, 'answer_id', answerIds))
    .orderBy('id')
    .execute();
  const byAnswer = Map.groupBy(
    rows.map((row) => ({ ...row, decisions: JSON.parse(row.decisions) })),
    (row) => row.answer_id,
  );
  return (answerId, numbers) => {
    const reviews = byAnswer.get(answerId)?.filter(({ rubricHash }) => rubricHash === numbers.rubric.hash) ?? [];
    if (reviews.length === 0) return null;
    const reviewers = new Set(reviews.map(({ reviewerId }) => reviewerId)).size;
    return { ...reviewedOutcome(numbers, reviews), reviewers };
  };
}
