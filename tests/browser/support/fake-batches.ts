import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BatchReply, UploadReply } from '../../../src/api/batch-schemas.ts';
import { batchItems, detailOf, longUpload, readyBatch, rejectedRows } from './canned-batches.ts';
import { planFor } from './canned-plan.ts';
import type { CannedReply } from './canned-reply.ts';
import { distributions, similarAnswers } from './canned-results.ts';
import { problem } from './problem.ts';

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
  readonly override: (request: string, reply: CannedReply | undefined) => void;
  /** Cut all streams, and take no new ones while `isRefusing`. */
  readonly breakStreams: (isRefusing: boolean) => void;
  /** How many follow a stream now. */
  readonly countStreams: () => number;
  /** Answer a request, or say that it is about something else. */
  readonly reply: (
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ) => CannedReply | 'sent' | undefined;
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
  const overrides = new Map<string, CannedReply>();
  const received: Received[] = [];
  const streams = createStreams();
  let upload = longUpload;
  const put = (batch: BatchReply) => {
    batches.set(batch.id, batch);
    streams.tell(batch);
  };
  return {
    received,
    put,
    clear: () => {
      batches.clear();
      overrides.clear();
      received.length = 0;
      upload = longUpload;
      streams.cut(false);
    },
    setUpload: (next) => {
      upload = next;
    },
    override: (request, reply) => {
      if (reply === undefined) overrides.delete(request);
      else overrides.set(request, reply);
    },
    breakStreams: streams.cut,
    countStreams: streams.count,
    reply: ({ method = 'GET', url: target = '/', headers }, body, response) => {
      const url = new URL(target, 'http://localhost');
      if (!/^\/v1\/(uploads|batches)/.test(url.pathname)) return undefined;
      received.push({ method, path: `${url.pathname}${url.search}`, headers, body: parseJson(body) });
      const override = overrides.get(`${method} ${url.pathname}`);
      if (override !== undefined) return override;
      if (url.pathname.startsWith('/v1/uploads')) return replyAboutUploads(method, upload, url);
      return replyAboutBatches(method, url, { batches, put, listen: (batch) => streams.add(batch, response) });
    },
  };
}

type Streams = {
  readonly add: (batch: BatchReply, response: ServerResponse) => CannedReply | 'sent';
  readonly tell: (batch: BatchReply) => void;
  readonly cut: (isRefusing: boolean) => void;
  readonly count: () => number;
};

/** Who follows which batch by Server-Sent Events. */
function createStreams(): Streams {
  const streams = new Map<ServerResponse, string>();
  let isRefusing = false;
  return {
    add: (batch, response) => {
      if (isRefusing) return problem(503, 'store-unavailable', 'The store is not available');
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(event(batch));
      streams.set(response, batch.id);
      response.on('close', () => streams.delete(response));
      return 'sent';
    },
    tell: (batch) => {
      for (const [stream, id] of streams) if (id === batch.id) stream.write(event(batch));
    },
    cut: (refusing) => {
      isRefusing = refusing;
      for (const stream of streams.keys()) stream.destroy();
    },
    count: () => streams.size,
  };
}

type State = {
  readonly batches: ReadonlyMap<string, BatchReply>;
  readonly put: (batch: BatchReply) => void;
  readonly listen: (batch: BatchReply) => CannedReply | 'sent';
};

function replyAboutBatches(method: string, url: URL, { batches, put, listen }: State): CannedReply | 'sent' {
  const [, , , id, ...below] = url.pathname.split('/');
  const rest = below.join('/');
  if (id === undefined && method === 'GET') return { body: { batches: [...batches.values()], next: null } };
  if (id === undefined) {
    const batch = { ...readyBatch, id: 'imported' };
    put(batch);
    return { status: 201, body: batch };
  }
  const batch = batches.get(id);
  if (batch === undefined) return problem(404, 'batch-not-found', `There is no batch "${id}"`);
  if (rest === 'events') return listen(batch);
  const status = Object.entries(NEXT_STATUS).find(([action]) => action === rest)?.[1];
  if (status === undefined) return replyToQuestion(batch, rest, url.searchParams);
  put({ ...batch, status, pauseReason: status === 'paused' ? 'person' : null });
  return { body: batches.get(id) };
}

function replyAboutUploads(method: string, upload: UploadReply, url: URL): CannedReply {
  if (method === 'DELETE') return { status: 204, body: '' };
  const sheet = url.searchParams.get('sheet');
  return { status: method === 'POST' ? 201 : 200, body: sheet === null ? upload : { ...upload, sheet } };
}

function replyToQuestion(batch: BatchReply, rest: string, query: URLSearchParams): CannedReply {
  const after = Number(query.get('after') ?? -1);
  const limit = Number(query.get('limit'));
  if (rest === '') return { body: batch };
  if (rest === 'forecast') {
    const items = Math.min(batch.counts.items, Number(query.get('capItems') ?? Number.POSITIVE_INFINITY));
    return { body: { items, seconds: items / 10, costUsd: 0, sampleSize: 20, basis: 'measured' } };
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
  if (rest === 'review-plan') return { body: planFor(Number(query.get('budget'))) };
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
