import { type Actor, isAllowed } from '../domain/actor.ts';
import type { QuestionBank } from '../domain/question-bank.ts';
import type { BatchStore } from '../storage/batch-store.ts';
import type { EvaluationStore } from '../storage/evaluation-store.ts';
import type { People } from '../storage/people.ts';
import type { AnswerPeople, Reviewer, ReviewStore } from '../storage/review-store.ts';
import type { RubricStore } from '../storage/rubric-store.ts';
import { EvaluationNotFoundError } from '../storage/store-errors.ts';

/** What the workflows of reviews work with. */
export type ReviewParts = {
  /** May change its questions by and by. */
  readonly bank: Pick<QuestionBank, 'questions'>;
  readonly reviews: ReviewStore;
  readonly evaluations: Pick<EvaluationStore, 'find'>;
  readonly batches: Pick<BatchStore, 'find' | 'listItems'>;
  readonly rubrics: Pick<RubricStore, 'findRubric' | 'findContent'>;
  readonly people: People;
};

export const toReviewer = ({ userId, role }: Actor): Reviewer => ({ userId, seesAll: role === 'owner' });

/** What somebody is to an answer: whose it is, or one who may review it. */
export type AnswerView = { readonly people: AnswerPeople; readonly isCandidate: boolean };

/**
 * Find out what somebody is to the answer of an evaluation.
 *
 * @throws {EvaluationNotFoundError} if it is none of theirs, as if it were not there.
 */
export async function viewAnswer(actor: Actor, recordId: string, { reviews }: ReviewParts): Promise<AnswerView> {
  const people = await reviews.findPeople(recordId);
  if (!people) throw new EvaluationNotFoundError();
  if (people.candidateUserIds.includes(actor.userId)) return { people, isCandidate: true };
  if (!isAllowed(actor, 'reviews') || !(await mayReview(actor, people, reviews))) throw new EvaluationNotFoundError();
  return { people, isCandidate: false };
}

async function mayReview(
  actor: Actor,
  { answerId, batchOwnerId, reviewerIds }: AnswerPeople,
  reviews: ReviewStore,
): Promise<boolean> {
  const { userId, role } = actor;
  if (role === 'owner' || batchOwnerId === userId || reviewerIds.includes(userId)) return true;
  for (const { id } of (await reviews.listOfAnswer(answerId)).openTasks) {
    if (await reviews.findTask(toReviewer(actor), id)) return true;
  }
  return false;
}
