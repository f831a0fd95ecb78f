import { z } from 'zod';
import {
  type DraftReply,
  type DraftSummaryReply,
  draftListSchema,
  draftSchema,
  type ImportReply,
  importSchema,
  type newDraftSchema,
  type QuestionContentReply,
  type saveDraftSchema,
} from '../../api/authoring-schemas.ts';
import {
  type ComparisonReply,
  comparisonSchema,
  type ProposalsReply,
  proposalsSchema,
  type publishSchema,
  type RescoreReply,
  type RubricReportReply,
  type RubricVersionReply,
  rescoreReportSchema,
  rubricReportSchema,
  rubricSchema,
  rubricVersionListSchema,
  rubricVersionSchema,
  type TrialReply,
  trialSchema,
} from '../../api/rubric-check-schemas.ts';
import { fetchJson } from './fetch-json.ts';

export type NewDraft = z.infer<typeof newDraftSchema>;

export type SaveDraft = z.infer<typeof saveDraftSchema>;

export type Publish = z.infer<typeof publishSchema>;

/** The body of a reply that has none. */
const nothing = z.undefined();

/** A model may be asked once for each criterion, and answers are scored again one by one. */
const LONG_TIMEOUT_MS = 10 * 60_000;

/** Have a document read: a file as it is, or pasted text. */
export function importDocument(document: File | string): Promise<ImportReply> {
  if (typeof document === 'string') return fetchJson('/v1/imports', importSchema, post({ text: document }));
  const headers = {
    'content-type': 'application/octet-stream',
    'x-file-name': encodeURIComponent(document.name.toWellFormed()),
  };
  return fetchJson('/v1/imports', importSchema, { method: 'POST', headers, body: document });
}

export function getImport(importId: string): Promise<ImportReply> {
  return fetchJson(`/v1/imports/${encodeURIComponent(importId)}`, importSchema);
}

export async function listDrafts(): Promise<readonly DraftSummaryReply[]> {
  return (await fetchJson('/v1/drafts', draftListSchema)).drafts;
}

/** Start a draft of the version in use, or of a question typed in. */
export function createDraft(request: NewDraft): Promise<DraftReply> {
  return fetchJson('/v1/drafts', draftSchema, post(request));
}

export function getDraft(draftId: string): Promise<DraftReply> {
  return fetchJson(draftPath(draftId), draftSchema);
}

export function saveDraft(draftId: string, request: SaveDraft): Promise<DraftReply> {
  return fetchJson(draftPath(draftId), draftSchema, { ...post(request), method: 'PUT' });
}

export async function removeDraft(draftId: string): Promise<void> {
  await fetchJson(draftPath(draftId), nothing, { method: 'DELETE' });
}

/** Lint and mutants of a draft as it was saved last. */
export function testDraft(draftId: string): Promise<RubricReportReply> {
  return fetchJson(`${draftPath(draftId)}/tests`, rubricReportSchema, { method: 'POST' });
}

/** Ask the language model for cues; what passes the checks is in the draft that comes back. */
export function proposeCues(draftId: string, revision: number): Promise<ProposalsReply> {
  return fetchJson(`${draftPath(draftId)}/proposals`, proposalsSchema, post({ revision }), LONG_TIMEOUT_MS);
}

export function publishDraft(draftId: string, request: Publish): Promise<RubricVersionReply> {
  return fetchJson(`${draftPath(draftId)}/publication`, rubricVersionSchema, post(request));
}

/** Score an answer with a rubric that is being edited. Nothing is stored. */
export function tryRubric(
  request: { readonly content: QuestionContentReply; readonly answer: string; readonly draftId: string },
  signal: AbortSignal,
): Promise<TrialReply> {
  return fetchJson('/v1/rubric-trials', trialSchema, { ...post(request), signal });
}

export async function listVersions(): Promise<readonly RubricVersionReply[]> {
  return (await fetchJson('/v1/rubrics', rubricVersionListSchema)).versions;
}

/** @param name hash of a version, or id of a draft */
export async function getContent(name: string): Promise<QuestionContentReply> {
  if (!/^[0-9a-f]{64}$/.test(name)) return (await getDraft(name)).content;
  return (await fetchJson(`/v1/rubrics/${name}`, rubricSchema)).content;
}

/** @param from hash of a version, or id of a draft; @param to likewise, of the same question */
export function compareRubrics(from: string, to: string): Promise<ComparisonReply> {
  const query = new URLSearchParams({ from, to });
  return fetchJson(`/v1/rubric-comparisons?${query}`, comparisonSchema, {}, LONG_TIMEOUT_MS);
}

/** Score again, with the version in use, every stored answer to a question that was scored with an older one. */
export function rescoreAnswers(questionId: string): Promise<RescoreReply> {
  return fetchJson('/v1/rescorings', rescoreReportSchema, post({ questionId }), LONG_TIMEOUT_MS);
}

function draftPath(draftId: string): string {
  return `/v1/drafts/${encodeURIComponent(draftId)}`;
}

function post(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
