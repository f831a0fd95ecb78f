import type { Actor } from '../domain/actor.ts';
import { InputInvalidError } from '../domain/errors.ts';
import type { BlindVerdict, ReviewTask } from '../domain/review.ts';
import {
  BlindReviewError,
  ReviewLockedError,
  ReviewLockLostError,
  ReviewStateError,
  ReviewTaskNotFoundError,
} from '../domain/review-errors.ts';
import type { EvaluationTexts, StoredEvaluation } from '../domain/stored-evaluation.ts';
import { decideCriteria } from '../scoring/decide-criteria.ts';
import { joinEvaluation } from '../scoring/join-evaluation.ts';
import { type ReviewParts, toReviewer } from './review-parts.ts';
import type { ReviewServices, ReviewSheet } from './review-services.ts';
import { showAppeals, showReviews, showTasks } from './show-reviews.ts';

type ReviewWork = Pick<ReviewServices, 'getSheet' | 'giveBlindVerdicts' | 'decide'>;

/** Create what the holder of a task does with it. */
export function createReviewWork(parts: ReviewParts): ReviewWork {
  const { reviews } = parts;
  const getSheet: ReviewWork['getSheet'] = async (actor, taskId) =>
    toSheet(actor, await openTask(actor, taskId, parts), parts);
  return {
    getSheet,
    async giveBlindVerdicts(actor, taskId, verdicts) {
      const { evaluation, task } = await openTask(actor, taskId, parts);
      requireEach(verdicts, askedOf(task, evaluation));
      await reviews.recordBlindVerdicts(toReviewer(actor), { taskId, recordId: evaluation.recordId, verdicts });
      return await getSheet(actor, taskId);
    },
    async decide(actor, taskId, { decisions: given, note = '' }) {
      const { evaluation, task, texts, answer, blindVerdicts, isBlind } = await openTask(actor, taskId, parts);
      if (isBlind) throw new BlindReviewError();
      const criteria = askedOf(task, evaluation);
      const { guardedSpans } = texts;
      const decided = decideCriteria(given, { criteria, answerText: answer, guardedSpans, blindVerdicts });
      const { recordId } = evaluation;
      const review = await reviews.decide(toReviewer(actor), {
        ...{ taskId, recordId, decisions: decided.decisions },
        texts: { note, decisions: decided.texts },
      });
      const [shown] = await showReviews([review], { isCandidate: false }, parts);
      if (!shown) throw new RangeError('One review was given, and none was shown');
      return shown;
    },
  };
}

/** A task in its holder's hands, with the evaluation that the holder has seen. */
type OpenedTask = {
  readonly task: ReviewTask;
  readonly evaluation: StoredEvaluation;
  readonly texts: EvaluationTexts;
  readonly answer: string;
  /** null in an open review, and as long as none are given. */
  readonly blindVerdicts: readonly BlindVerdict[] | null;
  /** Is the holder to give verdicts before seeing any other? */
  readonly isBlind: boolean;
};

/** @throws {ReviewTaskNotFoundError} @throws {ReviewStateError} @throws {ReviewLockedError} @throws {ReviewLockLostError} */
async function openTask(actor: Actor, taskId: string, { reviews, evaluations }: ReviewParts): Promise<OpenedTask> {
  const reviewer = toReviewer(actor);
  const task = await reviews.findTask(reviewer, taskId);
  if (!task) throw new ReviewTaskNotFoundError();
  if (task.status === 'done') throw new ReviewStateError('This review is decided already');
  const { lock } = task;
  if (task.status === 'open' && lock?.holderId !== actor.userId) {
    throw lock ? new ReviewLockedError(lock.holderId, lock.until) : new ReviewLockLostError();
  }
  const evaluation = await evaluations.find(lock?.recordId ?? task.recordId);
  const { answer = null, texts = null } = evaluation ?? {};
  if (!evaluation || !lock || answer === null || texts === null) {
    throw new ReviewStateError('There is nothing left to decide: the answer was erased');
  }
  if (lock.recordId !== task.recordId) {
    throw new ReviewStateError('The answer was evaluated anew in between: take it again and look at it as it is now');
  }
  const given = lock.mode === 'blind' ? await reviews.findBlindVerdicts(reviewer, taskId) : undefined;
  const isBlind = lock.mode === 'blind' && given === undefined;
  return { task, evaluation, texts, answer, blindVerdicts: given ?? null, isBlind };
}

/** The machine's verdicts on the criteria that a task asks about. */
function askedOf({ criterionIds }: ReviewTask, { numbers }: StoredEvaluation) {
  return numbers.criteria.filter(({ id }) => criterionIds === null || criterionIds.includes(id));
}

/** @throws {InputInvalidError} unless there is exactly one verdict for each criterion. */
function requireEach(verdicts: readonly BlindVerdict[], criteria: readonly { readonly id: string }[]): void {
  const strangers = verdicts.flatMap(({ criterionId }, index) => {
    const field = `verdicts.${index}.criterionId`;
    if (!criteria.some(({ id }) => id === criterionId))
      return [{ field, message: 'is not a criterion that is asked about' }];
    const isRepeated = verdicts.findIndex((it) => it.criterionId === criterionId) < index;
    return isRepeated ? [{ field, message: 'is there twice' }] : [];
  });
  const missing = criteria
    .filter(({ id }) => !verdicts.some(({ criterionId }) => criterionId === id))
    .map(({ id }) => ({ field: 'verdicts', message: `has none about the criterion "${id}"` }));
  if (strangers.length + missing.length > 0) throw new InputInvalidError([...strangers, ...missing]);
}

/** Whoever reviews blind sees the answer and what is asked, and no verdict nor anything that was said about one. */
async function toSheet(
  actor: Actor,
  { task, evaluation, answer, blindVerdicts, isBlind }: OpenedTask,
  parts: ReviewParts,
): Promise<ReviewSheet> {
  const [shown] = await showTasks(actor, [task], parts);
  if (!shown) throw new RangeError('One task was given, and none was shown');
  const { reviews, appeals } = await parts.reviews.listOfAnswer(task.answerId);
  const contested = isBlind ? [] : appeals.filter(({ id }) => id === task.appealId);
  const audience = { isCandidate: false };
  const [appeal = null] = await showAppeals(
    contested,
    async () => reviews,
    () => audience,
    parts,
  );
  return {
    task: shown,
    note: isBlind ? null : task.note,
    mode: task.lock?.mode ?? 'open',
    answer,
    criteria: await describeCriteria(task, evaluation, parts),
    blindVerdicts,
    evaluation: isBlind ? null : joinEvaluation(evaluation),
    earlierReviews: isBlind ? [] : await showReviews(reviews, audience, parts),
    appeal,
  };
}

async function describeCriteria(
  { criterionIds }: ReviewTask,
  { numbers, rubric }: StoredEvaluation,
  { rubrics }: ReviewParts,
): Promise<ReviewSheet['criteria']> {
  const content = await rubrics.findContent(rubric.hash);
  return numbers.criteria.map(({ id, maxPoints }) => {
    const { covered = '', partial = '' } = content?.criteria.find((criterion) => criterion.id === id) ?? {};
    const label = rubric.criteria.find((criterion) => criterion.id === id)?.label ?? id;
    return { id, label, maxPoints, covered, partial, isAsked: criterionIds === null || criterionIds.includes(id) };
  });
}
