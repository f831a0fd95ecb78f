import { z } from 'zod';
import {
  type AnswerReviewsReply,
  type AppealReply,
  addedReviewTasksSchema,
  answerReviewsSchema,
  appealListSchema,
  appealSchema,
  type blindVerdictsSchema,
  type decideReviewSchema,
  type newAppealSchema,
  type OwnEvaluationsReply,
  ownEvaluationsSchema,
  type ReviewQueueReply,
  type ReviewSheetReply,
  type requestSecondReviewSchema,
  reviewerListSchema,
  reviewQueueSchema,
  reviewSheetSchema,
} from '../../api/review-schemas.ts';
import { type StoredEvaluationReply, storedEvaluationSchema } from '../../api/stored-evaluation-schemas.ts';
import type { ReviewFilter } from '../state/page-route.ts';
import { fetchJson } from './fetch-json.ts';
import { sendJson } from './send-json.ts';

export type ReviewMode = ReviewSheetReply['mode'];

export type BlindVerdicts = z.infer<typeof blindVerdictsSchema>['verdicts'];

export type Decision = z.infer<typeof decideReviewSchema>;

export type SecondReviewRequest = z.infer<typeof requestSecondReviewSchema>;

export type NewAppeal = z.infer<typeof newAppealSchema>;

/** What a change comes to is asked for afterwards, in one place. */
const anything = z.unknown();

/** @param after `next` of the page before, '' for the first */
export function listReviewQueue(filter: ReviewFilter, after: string, limit = 20): Promise<ReviewQueueReply> {
  const query = new URLSearchParams({ ...filter, ...(after === '' ? {} : { after }), limit: String(limit) });
  return fetchJson(`/v1/review-queue?${query}`, reviewQueueSchema);
}

/** All that one needs to decide; only for whoever holds the lock. */
export function getSheet(taskId: string): Promise<ReviewSheetReply> {
  return fetchJson(taskPath(taskId), reviewSheetSchema);
}

export async function takeReview(taskId: string, mode: ReviewMode): Promise<void> {
  await fetchJson(`${taskPath(taskId)}/lock`, anything, sendJson('POST', { mode }));
}

export async function renewLock(taskId: string): Promise<void> {
  await fetchJson(`${taskPath(taskId)}/lock`, anything, { method: 'PUT' });
}

/** Also while the page is being closed; if it does not get through, the lock ends by itself. */
export async function giveBack(taskId: string): Promise<void> {
  await fetch(`${taskPath(taskId)}/lock`, { method: 'DELETE', keepalive: true }).catch(() => undefined);
}

/** Put the answers of a batch in the queue that are most worth a look, so many of them; returns how many were not in it. */
export async function addReviewTasks(batchId: string, budget: number): Promise<number> {
  const path = `/v1/batches/${encodeURIComponent(batchId)}/review-tasks`;
  return (await fetchJson(path, addedReviewTasksSchema, sendJson('POST', { budget }))).added;
}

export async function assignReview(taskId: string, userId: string | null): Promise<void> {
  await fetchJson(`${taskPath(taskId)}/assignee`, anything, sendJson('PUT', { userId }));
}

/** Whom a review can be assigned to. */
export async function listReviewers() {
  return (await fetchJson('/v1/reviewers', reviewerListSchema)).reviewers;
}

export async function giveBlindVerdicts(taskId: string, verdicts: BlindVerdicts): Promise<void> {
  await fetchJson(`${taskPath(taskId)}/blind-verdicts`, anything, sendJson('POST', { verdicts }));
}

export async function decideReview(taskId: string, decision: Decision): Promise<void> {
  await fetchJson(`${taskPath(taskId)}/decision`, anything, sendJson('POST', decision));
}

export async function requestSecondReview(recordId: string, request: SecondReviewRequest): Promise<void> {
  await fetchJson(`${recordPath(recordId)}/second-reviews`, anything, sendJson('POST', request));
}

export function getStoredEvaluation(recordId: string): Promise<StoredEvaluationReply> {
  return fetchJson(recordPath(recordId), storedEvaluationSchema);
}

/** Machine and people side by side. */
export function getAnswerReviews(recordId: string): Promise<AnswerReviewsReply> {
  return fetchJson(`${recordPath(recordId)}/reviews`, answerReviewsSchema);
}

/** Contest a criterion of an evaluation of one's own answer. */
export function makeAppeal(recordId: string, appeal: NewAppeal): Promise<AppealReply> {
  return fetchJson(`${recordPath(recordId)}/appeals`, appealSchema, sendJson('POST', appeal));
}

/** One's own. */
export async function listAppeals(): Promise<readonly AppealReply[]> {
  return (await fetchJson('/v1/appeals', appealListSchema)).appeals;
}

/** @param before `next` of the page before, '' for the newest */
export function listOwnEvaluations(before: string): Promise<OwnEvaluationsReply> {
  const query = new URLSearchParams({ ...(before === '' ? {} : { before }), limit: '20' });
  return fetchJson(`/v1/evaluations?${query}`, ownEvaluationsSchema);
}

function taskPath(taskId: string): string {
  return `/v1/review-tasks/${encodeURIComponent(taskId)}`;
}

function recordPath(recordId: string): string {
  return `/v1/evaluations/${encodeURIComponent(recordId)}`;
}
