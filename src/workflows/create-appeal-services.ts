import type { Actor } from '../domain/actor.ts';
import { isAllowed } from '../domain/actor.ts';
import { InputInvalidError } from '../domain/errors.ts';
import { evidenceAt } from '../domain/evidence.ts';
import type { Appeal } from '../domain/review.ts';
import { AppealStateError } from '../domain/review-errors.ts';
import type { StoredEvaluation } from '../domain/stored-evaluation.ts';
import { findQuote } from '../scoring/find-quote.ts';
import { reviewedOutcome } from '../scoring/reviewed-outcome.ts';
import { EvaluationNotFoundError } from '../storage/store-errors.ts';
import { type ReviewParts, toReviewer, viewAnswer } from './review-parts.ts';
import type { ReviewServices, ShownAppeal } from './review-services.ts';
import { findLabels, showAppeals, showReviews, showTasks } from './show-reviews.ts';

type AppealServices = Pick<ReviewServices, 'appeal' | 'listAppeals' | 'getAnswerReviews'>;

/** Create what is said about an answer beside its evaluation: reviews, and what its candidate contests. */
export function createAppealServices(parts: ReviewParts): AppealServices {
  const { reviews, evaluations } = parts;
  const reviewsOf = async (answerId: string) => (await reviews.listOfAnswer(answerId)).reviews;
  const show = (appeals: readonly Appeal[], { userId }: Actor): Promise<readonly ShownAppeal[]> =>
    showAppeals(appeals, reviewsOf, (appeal) => ({ isCandidate: appeal.userId === userId }), parts);
  return {
    async appeal(actor, recordId, request) {
      const { people, isCandidate } = await viewAnswer(actor, recordId, parts);
      const evaluation = await evaluations.find(recordId);
      if (!isCandidate || !evaluation) throw new EvaluationNotFoundError();
      const { criterionId, message } = request;
      const worth = findContested(evaluation, criterionId, await reviewsOf(people.answerId));
      const texts = { quote: findEvidence(evaluation, request.quote), message };
      const appeal = await reviews.appeal(actor.userId, { recordId, criterionId, texts, worth });
      const [shown] = await show([appeal], actor);
      if (!shown) throw new RangeError('One appeal was given, and none was shown');
      return shown;
    },
    async listAppeals(actor) {
      const own = await reviews.listAppeals({ userId: actor.userId });
      if (!isAllowed(actor, 'reviews')) return await show(own, actor);
      const blind = new Set((await reviews.listBlind(actor.userId)).map(({ answerId }) => answerId));
      const visible = await reviews.listAppeals(toReviewer(actor));
      return await show([...own, ...visible.filter(({ answerId }) => !blind.has(answerId))], actor);
    },
    async getAnswerReviews(actor, recordId) {
      const { people, isCandidate } = await viewAnswer(actor, recordId, parts);
      const evaluation = await evaluations.find(recordId);
      if (!evaluation) throw new EvaluationNotFoundError();
      const { reviews: all, appeals, openTasks } = await reviews.listOfAnswer(people.answerId);
      const outcome = reviewedOutcome(evaluation.numbers, all);
      const labelOf = await findLabels(evaluation.rubric.hash, parts);
      const criteria = outcome.criteria.map((criterion) => ({ ...criterion, label: labelOf(criterion.criterionId) }));
      return {
        recordId,
        outcome: { ...outcome, criteria },
        reviews: await showReviews(all, { isCandidate }, parts),
        appeals: await showAppeals(
          appeals,
          async () => all,
          () => ({ isCandidate }),
          parts,
        ),
        openTasks: isCandidate ? [] : await showTasks(actor, openTasks, parts),
      };
    },
  };
}

/**
 * Find what a criterion could still earn.
 *
 * @throws {InputInvalidError} if there is no such criterion.
 * @throws {AppealStateError} if it has earned all.
 */
function findContested(
  { numbers, answer }: StoredEvaluation,
  criterionId: string,
  reviews: Parameters<typeof reviewedOutcome>[1],
): number {
  if (answer === null) throw new AppealStateError('The answer was erased: there is nothing to contest');
  const criterion = reviewedOutcome(numbers, reviews).criteria.find((it) => it.criterionId === criterionId);
  if (!criterion) {
    throw new InputInvalidError([{ field: 'criterionId', message: 'is not a criterion of this evaluation' }]);
  }
  const worth = criterion.maxPoints - (criterion.points ?? 0);
  if (worth <= 0) throw new AppealStateError('This criterion has earned all its points: there is nothing to contest');
  return worth;
}

/** @throws {InputInvalidError} if the quote is not in the answer. */
function findEvidence({ answer, texts }: StoredEvaluation, quote: string) {
  const span = findQuote(quote, answer ?? '', texts?.guardedSpans ?? []);
  if (!span) {
    const message = 'is not in the answer, or only in words that may not be evidence';
    throw new InputInvalidError([{ field: 'quote', message }]);
  }
  return evidenceAt(answer ?? '', span);
}
