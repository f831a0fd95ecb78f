import type { Actor } from '../domain/actor.ts';
import type { Appeal, CriterionDecision, DecisionTexts, Review, ReviewTask } from '../domain/review.ts';
import type { Person } from '../storage/people.ts';
import type { ReviewParts } from './review-parts.ts';
import type { ShownAppeal, ShownReview, ShownTask } from './review-services.ts';

type Names = (id: string) => Person;

/** Who looks: the candidate is told neither who decided, nor what reviewers say among themselves. */
type Audience = { readonly isCandidate: boolean };

/** Show tasks with the names of batches, questions and people. */
export async function showTasks(
  actor: Pick<Actor, 'userId'>,
  tasks: readonly ReviewTask[],
  { bank, batches, people }: ReviewParts,
): Promise<readonly ShownTask[]> {
  const names = await findNames(
    tasks.flatMap(({ assigneeId, lock }) => [assigneeId, lock?.holderId]),
    people,
  );
  const batchIds = new Set(tasks.flatMap(({ item }) => (item ? [item.batchId] : [])));
  const found = await Promise.all([...batchIds].map((id) => batches.find(id)));
  const batchNames = new Map(found.flatMap((batch) => (batch ? [[batch.id, batch.name]] : [])));
  return tasks.map(({ item, assigneeId, lock, ...task }) => {
    const { id, kind, status, recordId, questionId, worth, reasons, createdAt } = task;
    return {
      ...{ id, kind, status, recordId, questionId, worth, reasons, createdAt },
      prompt: bank.questions.find((question) => question.id === questionId)?.prompt ?? questionId,
      batch: item && { id: item.batchId, name: batchNames.get(item.batchId) ?? '' },
      position: item?.position ?? null,
      assignee: assigneeId === null ? null : names(assigneeId),
      lock: lock && {
        holder: names(lock.holderId),
        until: lock.until,
        mode: lock.mode,
        isMine: lock.holderId === actor.userId,
      },
    };
  });
}

/** Show reviews with the names of criteria and reviewers. */
export async function showReviews(
  reviews: readonly Review[],
  { isCandidate }: Audience,
  parts: ReviewParts,
): Promise<readonly ShownReview[]> {
  const names = await findNames(isCandidate ? [] : reviews.map(({ reviewerId }) => reviewerId), parts.people);
  return await Promise.all(
    reviews.map(async ({ id, taskId, kind, mode, recordId, createdAt, reviewerId, decisions, texts, rubricHash }) => {
      const labelOf = await findLabels(rubricHash, parts);
      return {
        ...{ id, taskId, kind, mode, recordId, createdAt },
        reviewer: isCandidate ? null : names(reviewerId),
        decisions: decisions.map((decision) => ({
          ...decision,
          ...(isCandidate ? { blindVerdict: null } : {}),
          label: labelOf(decision.criterionId),
          ...textsOf(decision, texts?.decisions),
        })),
        note: isCandidate || !texts ? null : texts.note,
      };
    }),
  );
}

function textsOf({ criterionId }: CriterionDecision, texts: readonly DecisionTexts[] | undefined) {
  const found = texts?.find((it) => it.criterionId === criterionId);
  return { reason: found?.reason ?? null, evidence: found?.evidence ?? null };
}

/** Show appeals with what was decided. */
export async function showAppeals(
  appeals: readonly Appeal[],
  reviewsOf: (answerId: string) => Promise<readonly Review[]>,
  audienceOf: (appeal: Appeal) => Audience,
  parts: ReviewParts,
): Promise<readonly ShownAppeal[]> {
  const shown: ShownAppeal[] = [];
  for (const appeal of appeals) {
    const { id, recordId, criterionId, status, createdAt, answerId, reviewId, texts } = appeal;
    const evaluation = await parts.evaluations.find(recordId);
    const labelOf = await findLabels(evaluation?.numbers.rubric.hash ?? '', parts);
    const decided = reviewId === null ? [] : (await reviewsOf(answerId)).filter((review) => review.id === reviewId);
    const [review = null] = await showReviews(decided, audienceOf(appeal), parts);
    shown.push({
      ...{ id, recordId, criterionId, status, createdAt, review },
      label: labelOf(criterionId),
      quote: texts?.quote ?? null,
      message: texts?.message ?? null,
    });
  }
  return shown;
}

/** What the criteria of a rubric are called; by their ids where nobody knows. */
export async function findLabels(
  rubricHash: string,
  { rubrics }: Pick<ReviewParts, 'rubrics'>,
): Promise<(criterionId: string) => string> {
  const rubric = await rubrics.findRubric(rubricHash);
  return (criterionId) => rubric?.criteria.find(({ id }) => id === criterionId)?.label ?? criterionId;
}

/** People by their ids; whoever has no name, or none any more, is called by the id. */
async function findNames(ids: readonly (string | null | undefined)[], people: ReviewParts['people']): Promise<Names> {
  const known = new Set(ids.filter((id) => typeof id === 'string'));
  const names = known.size === 0 ? new Map<string, string>() : await people.namesOf([...known]);
  return (id) => ({ id, name: names.get(id) ?? id });
}
