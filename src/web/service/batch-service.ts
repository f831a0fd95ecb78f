import type { z } from 'zod';
import {
  type BatchItemDetailReply,
  type BatchItemListReply,
  type BatchListReply,
  type BatchReply,
  batchItemDetailSchema,
  batchItemListSchema,
  batchListSchema,
  batchSchema,
  type createBatchSchema,
  type RejectedRowsReply,
  rejectedRowsSchema,
  type UploadReply,
  uploadSchema,
} from '../../api/batch-schemas.ts';
import { type DistributionsReply, distributionsSchema } from '../../api/distributions-schema.ts';
import { type ForecastReply, forecastSchema } from '../../api/forecast-schema.ts';
import { type ReviewPlanReply, reviewPlanSchema } from '../../api/review-plan-schema.ts';
import { type SimilarAnswersReply, similarAnswersSchema } from '../../api/similar-answers-schema.ts';
import { fetchJson } from './fetch-json.ts';

export type CreateBatch = z.infer<typeof createBatchSchema>;

export type BatchAction = 'start' | 'resume' | 'pause' | 'cancel' | 'retry';

/** Where a batch shall pause by itself, counted from its beginning; null for no limit. */
export type BatchCap = BatchReply['cap'];

export type ItemFilter = {
  readonly questionId?: string | undefined;
  readonly status?: 'pending' | 'evaluated' | 'failed' | undefined;
  readonly needsReview?: true | undefined;
};

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

const json = { 'content-type': 'application/json' };

/** @param before `next` of the page before, '' for the newest */
export function listBatches(before: string): Promise<BatchListReply> {
  return fetchJson(`/v1/batches${toQuery({ before: before === '' ? undefined : before, limit: 20 })}`, batchListSchema);
}

export function getBatch(batchId: string): Promise<BatchReply> {
  return fetchJson(pathOf(batchId), batchSchema);
}

/** Look at an upload again, as another sheet of it would be read. */
export function previewUpload(uploadId: string, sheet: string): Promise<UploadReply> {
  return fetchJson(`/v1/uploads/${encodeURIComponent(uploadId)}${toQuery({ sheet })}`, uploadSchema);
}

/** Let go of an upload that will not be imported; the service does so itself after a day, so a failure is no matter. */
export async function discardUpload(uploadId: string): Promise<void> {
  await fetch(`/v1/uploads/${encodeURIComponent(uploadId)}`, { method: 'DELETE' }).catch(() => undefined);
}

/** @param idempotencyKey the same for each attempt at the same thing, so that it is done once */
export function createBatch(request: CreateBatch, idempotencyKey: string): Promise<BatchReply> {
  const headers = { ...json, 'idempotency-key': idempotencyKey };
  return fetchJson('/v1/batches', batchSchema, { method: 'POST', headers, body: JSON.stringify(request) });
}

/** How much a run under a cap would be. Without any cap the service would take the batch's own, which may be reached. */
export function forecastBatch({ id, counts }: BatchReply, { items, costUsd }: BatchCap): Promise<ForecastReply> {
  const query = toQuery({ capItems: items ?? counts.items, capCostUsd: costUsd ?? undefined });
  return fetchJson(`${pathOf(id)}/forecast${query}`, forecastSchema);
}

/** @param cap for starting and going on; left out, the batch's own stays */
export function changeBatch(batchId: string, action: BatchAction, cap?: BatchCap): Promise<BatchReply> {
  const body = cap === undefined ? {} : { headers: json, body: JSON.stringify({ cap }) };
  return fetchJson(`${pathOf(batchId)}/${action}`, batchSchema, { method: 'POST', ...body });
}

/** @param after `next` of the page before, undefined for the first */
export function listItems(batchId: string, filter: ItemFilter, after: number | undefined): Promise<BatchItemListReply> {
  return fetchJson(`${pathOf(batchId)}/items${toQuery({ ...filter, after, limit: 50 })}`, batchItemListSchema);
}

export function getItem(batchId: string, position: number): Promise<BatchItemDetailReply> {
  return fetchJson(`${pathOf(batchId)}/items/${position}`, batchItemDetailSchema);
}

/** @param after `next` of the page before, undefined for the first */
export function listRejectedRows(batchId: string, after: number | undefined): Promise<RejectedRowsReply> {
  return fetchJson(`${pathOf(batchId)}/rejected-rows${toQuery({ after, limit: 20 })}`, rejectedRowsSchema);
}

export function getDistributions(batchId: string): Promise<DistributionsReply> {
  return fetchJson(`${pathOf(batchId)}/distributions`, distributionsSchema);
}

export function getSimilarAnswers(batchId: string): Promise<SimilarAnswersReply> {
  return fetchJson(`${pathOf(batchId)}/similar-answers`, similarAnswersSchema);
}

/** Which answers to look at first, if there is time for so many. */
export function getReviewPlan(batchId: string, budget: number): Promise<ReviewPlanReply> {
  return fetchJson(`${pathOf(batchId)}/review-plan${toQuery({ budget })}`, reviewPlanSchema);
}

/** Address of a batch, and where everything below it begins. */
export function pathOf(batchId: string): string {
  return `/v1/batches/${encodeURIComponent(batchId)}`;
}

function toQuery(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
