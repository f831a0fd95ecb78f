import type { CriterionDecision } from '../../src/domain/review.ts';
import type { NewReview, Reviewer } from '../../src/storage/review-store.ts';
import type { SqlStorage } from '../../src/storage/sql/open-storage.ts';
import { aFinishedBatch } from './a-finished-batch.ts';
import { anEvaluation, aStoredBank } from './a-stored-bank.ts';
import type { OpenStore } from './store-factory.ts';

export const owner: Reviewer = { userId: 'owner', seesAll: true };
/** Owns the batch of the fixture. */
export const mei: Reviewer = { userId: 'mei', seesAll: false };
export const jun: Reviewer = { userId: 'jun', seesAll: false };

/** A batch of Mei's with three answers, each of which needs a look. */
export async function openReviews(open: OpenStore, answers: readonly string[] = ['道歉一', '道歉二', '道歉三']) {
  const opened = await open();
  const { storage, db } = opened;
  await storage.rubrics.saveBank(aStoredBank());
  const named = Object.fromEntries(answers.map((answer, index) => [`c-${index}`, answer]));
  const batchId = await aFinishedBatch(storage, named);
  await db.updateTable('batches').set({ owner_id: mei.userId }).where('id', '=', batchId).execute();
  const tasks = await storage.reviews.listTasks(owner, {}, { limit: 10 });
  return { ...opened, batchId, tasks, reviews: storage.reviews };
}

export type OpenedReviews = Awaited<ReturnType<typeof openReviews>>;

/** The task about the answer of one position. */
export function taskAt({ tasks }: Pick<OpenedReviews, 'tasks'>, position: number) {
  const task = tasks.find(({ item }) => item?.position === position);
  if (!task) throw new Error(`no task is about the answer at ${position}`);
  return task;
}

/** Covered where the machine found nothing, and the machine's verdicts otherwise. */
const decisions: readonly CriterionDecision[] = [
  decide('apologise', 'covered', 3),
  { ...decide('cause', 'missing', 0), verdict: 'covered', points: 3 },
  { ...decide('call-back', null, null), verdict: 'missing', points: 0 },
];

function decide(
  criterionId: string,
  machineVerdict: CriterionDecision['machineVerdict'],
  machinePoints: number | null,
): CriterionDecision {
  const verdict = machineVerdict ?? 'missing';
  const points = machinePoints ?? 0;
  return { criterionId, verdict, points, maxPoints: 3, machineVerdict, machinePoints, blindVerdict: null };
}

export function aDecision({ id, recordId }: { readonly id: string; readonly recordId: string }): NewReview {
  const evidence = { start: 0, end: 2, text: '道歉' };
  const texts = { note: '看过了', decisions: [{ criterionId: 'cause', reason: '说到了原因', evidence }] };
  return { taskId: id, recordId, decisions, texts };
}

/** Take a task in the open and decide it. */
export async function review(
  { reviews }: Pick<OpenedReviews, 'reviews'>,
  reviewer: Reviewer,
  task: { readonly id: string; readonly recordId: string },
) {
  await reviews.take(reviewer, task.id, 'open');
  return await reviews.decide(reviewer, aDecision(task));
}

/** Evaluate an answer anew, by itself. @returns its record id */
export async function evaluateAnew(
  { storage }: SqlStorage,
  { answerId }: { readonly answerId: string },
  overrides: Parameters<typeof anEvaluation>[1] = {},
): Promise<string> {
  const evaluation = anEvaluation('道歉再评', overrides);
  return (await storage.evaluations.record({ answer: { answerId }, evaluation, language: 'zh' })).recordId;
}

/** Let all locks expire. */
export async function expireLocks({ db }: SqlStorage): Promise<void> {
  await db.updateTable('review_tasks').set({ lock_until: '2020-01-01T00:00:00.000Z' }).execute();
}
