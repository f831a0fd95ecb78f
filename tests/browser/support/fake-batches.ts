import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BatchReply, UploadReply } from '../../../src/api/batch-schemas.ts';
import { batchItems, detailOf, longUpload, readyBatch, rejectedRows } from './canned-batches.ts';
import { distributions, similarAnswers } from './canned-results.ts';

export type FakeReply = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly delayMs?: number;
};

/** A request as the page sent it; `body` is parsed where it is JSON. */
export type Received = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
};

/** Batches in memory that a test moves on by hand, with what the page asked of them. */
export type FakeBatches = {
  readonly received: readonly Received[];
  /** Add a batch, or set its state and tell everybody who follows it. */
  readonly put: (batch: BatchReply) => void;
  readonly clear: () => void;
  /** What the next uploads are read as. */
  readonly setUpload: (upload: UploadReply) => void;
  /** Answer a method and address with this until `undefined` is set: `POST /v1/uploads`. */
  readonly override: (request: string, reply: FakeReply | undefined) => void;
  /** Cut all streams, and take no new ones while `isRefusing`. */
  readonly breakStreams: (isRefusing: boolean) => void;
  /** How many follow a stream now. */
  readonly countStreams: () => number;
  /** Answer a request, or say that it is about something else. */
  readonly reply: (request: IncomingMessage, body: Buffer, response: ServerResponse) => FakeReply | 'sent' | undefined;
};

const NEXT_STATUS = {
  start: 'running',
  resume: 'running',
  pause: 'paused',
  cancel: 'cancelled',
  retry: 'paused',
} as const;

/** What is behind `/v1/uploads` and `/v1/batches`. */
export function createFakeBatches(): FakeBatches {
  const batches = new Map<string, BatchReply>();
  const streams = new Map<ServerResponse, string>();
  const overrides = new Map<string, FakeReply>();
  const received: Received[] = [];
  let upload = longUpload;
  let isRefusing = false;

  const put = (batch: BatchReply) => {
    batches.set(batch.id, batch);
    for (const [stream, id] of streams) if (id === batch.id) stream.write(event(batch));
  };
  const listen = (batch: BatchReply, response: ServerResponse): FakeReply | 'sent' => {
    if (isRefusing) return problem(503, 'store-unavailable', 'The store is not available');
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(event(batch));
    streams.set(response, batch.id);
    response.on('close', () => streams.delete(response));
    return 'sent';
  };
  const replyAbout = (batch: BatchReply, rest: string, url: URL, response: ServerResponse): FakeReply | 'sent' => {
    if (rest === 'events') return listen(batch, response);
    const next = Object.entries(NEXT_STATUS).find(([action]) => action === rest)?.[1];
    if (next === undefined) return replyToQuestion(batch, rest, url.searchParams);
    put({ ...batch, status: next, pauseReason: next === 'paused' ? 'person' : null });
    return { body: batches.get(batch.id) };
  };
  return {
    received,
    put,
    clear: () => {
      batches.clear();
      overrides.clear();
      received.length = 0;
      upload = longUpload;
      isRefusing = false;
    },
    setUpload: (next) => {
      upload = next;
    },
    override: (request, reply) => {
      if (reply === undefined) overrides.delete(request);
      else overrides.set(request, reply);
    },
    breakStreams: (refusing) => {
      isRefusing = refusing;
      for (const stream of streams.keys()) stream.destroy();
    },
    countStreams: () => streams.size,
    reply: ({ method = 'GET', url: target = '/', headers }, body, response) => {
      const url = new URL(target, 'http://localhost');
      if (!/^\/v1\/(uploads|batches)/.test(url.pathname)) return undefined;
      received.push({ method, path: `${url.pathname}${url.search}`, headers, body: parseJson(body) });
      const override = overrides.get(`${method} ${url.pathname}`);
      if (override !== undefined) return override;
      if (url.pathname.startsWith('/v1/uploads')) return replyAboutUploads(method, upload, url);
      const [, , , id, ...rest] = url.pathname.split('/');
      if (id === undefined && method === 'GET') return { body: { batches: [...batches.values()], next: null } };
      if (id === undefined) {
        put({ ...readyBatch, id: 'imported' });
        return { status: 201, body: batches.get('imported') };
      }
      const batch = batches.get(id);
      if (batch === undefined) return problem(404, 'batch-not-found', `There is no batch "${id}"`);
      return replyAbout(batch, rest.join('/'), url, response);
    },
  };
}

/** RFC 9457, as the service writes it. */
export function problem(status: number, code: string, detail: string): FakeReply {
  return { status, body: { type: 'about:blank', title: 'Refused', status, detail, code, requestId: 'req-42' } };
}

function replyAboutUploads(method: string, upload: UploadReply, url: URL): FakeReply {
  if (method === 'DELETE') return { status: 204, body: '' };
  const sheet = url.searchParams.get('sheet');
  return { status: method === 'POST' ? 201 : 200, body: sheet === null ? upload : { ...upload, sheet } };
}

function replyToQuestion(batch: BatchReply, rest: string, query: URLSearchParams): FakeReply {
  const after = Number(query.get('after') ?? -1);
  const limit = Number(query.get('limit'));
  if (rest === '') return { body: batch };
  if (rest === 'forecast') {
    const items = Math.min(batch.counts.items, Number(query.get('capItems') ?? Number.POSITIVE_INFINITY));
    return { body: { items, seconds: items / 10, costUsd: 0, sampleSize: 20 } };
  }
  if (rest === 'items') {
    const fitting = batchItems.filter(
      ({ position, questionId, status, evaluation }) =>
        position > after &&
        questionId === (query.get('questionId') ?? questionId) &&
        status === (query.get('status') ?? status) &&
        (query.get('needsReview') === null || evaluation?.needsReview === true),
    );
    const items = fitting.slice(0, limit);
    return { body: { items, next: fitting.length > limit ? (items.at(-1)?.position ?? null) : null } };
  }
  if (rest === 'rejected-rows') {
    const start = Math.max(0, after);
    const end = start + limit;
    return { body: { rows: rejectedRows.slice(start, end), next: end < rejectedRows.length ? end : null } };
  }
  if (rest === 'distributions') return { body: distributions };
  if (rest === 'similar-answers') return { body: similarAnswers };
  const item = batchItems[Number(rest.replace('items/', ''))];
  return item === undefined ? problem(404, 'item-not-found', 'no item') : { body: detailOf(item) };
}

function event(batch: BatchReply): string {
  return `event: batch\ndata: ${JSON.stringify(batch)}\n\n`;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return body.toString('utf8');
  }
}
