import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Behaviour } from './behaviour.ts';
import { type Refusal, refusalError, refusedPart } from './refuse-part.ts';
import { replyBody } from './reply-body.ts';

/** Body of a request, as far as the stub and its callers look into it. */
export type RequestBody = Readonly<Record<string, unknown>> & {
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly input?: string | readonly string[];
};

export type StubOptions = {
  readonly port?: number;
  /** Milliseconds before every reply; 0 unless told otherwise. */
  readonly latencyMs?: number;
  /** Text of the model; `{}` unless told otherwise. */
  readonly reply?: (body: RequestBody) => string;
  /** What this endpoint does not know. */
  readonly refuses?: Refusal;
  /** Behaviour by request, counted from 0; undefined for the usual one. Asked before the list of `next`. */
  readonly behave?: (body: RequestBody, index: number) => Behaviour | undefined;
  /** Keep no requests: for benches. */
  readonly keepsNoRequests?: boolean;
};

export type SeenRequest = {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: RequestBody;
  /** When it was read, in milliseconds of `performance.now()`. */
  readonly atMs: number;
};

export type ModelStub = {
  /** For `LLM_BASE_URL` and `EMBEDDING_BASE_URL`: ends in /v1. */
  readonly baseUrl: string;
  readonly requests: readonly SeenRequest[];
  /** Most requests that were open at the same time. */
  readonly peakConcurrency: number;
  /** Connections that were opened so far. */
  readonly connectionCount: number;
  /** Requests whose connection the client closed before it had a reply. */
  readonly abortedCount: number;
  /** What to do with the next requests, one each, in order. */
  next(...behaviours: readonly Behaviour[]): void;
  close(): Promise<void>;
};

/**
 * Start an endpoint on 127.0.0.1 that speaks /v1/chat/completions and /v1/embeddings as OpenAI words them, and does whatever can go
 * wrong on request. Vectors come from pairs of characters, so that near texts have near ones.
 *
 * @example
 * const stub = await startModelStub({ reply: () => '{"criteria":{}}', refuses: { parts: ['json_schema'] } });
 * stub.next({ kind: 'status', status: 429, headers: { 'retry-after': '2' } }, { kind: 'disconnect', at: 'half-body' });
 * const model = openChatModel({ ...settings, baseUrl: stub.baseUrl });
 * await model.complete(request); // the third request is answered
 * await stub.close();
 *
 * As a process of its own: `node tests/support/model-stub/main.ts --port 0 --latency 200` prints its base URL.
 */
export async function startModelStub(options: StubOptions = {}): Promise<ModelStub> {
  const requests: SeenRequest[] = [];
  const script: Behaviour[] = [];
  const seen = { count: 0, open: 0, peak: 0, aborted: 0, connections: 0 };
  const server = createServer(async (request, response) => {
    seen.peak = Math.max(seen.peak, ++seen.open);
    let isOurs = false;
    const closed = new AbortController();
    response.on('close', () => {
      seen.open--;
      if (!response.writableFinished && !isOurs) seen.aborted++;
      closed.abort();
    });
    const body = await readBody(request).catch(() => undefined);
    if (body === undefined) return void response.destroy(); // the client went, or sent no JSON
    const path = request.url ?? '';
    if (!options.keepsNoRequests) requests.push({ path, headers: request.headers, body, atMs: performance.now() });
    const behaviour = options.behave?.(body, seen.count++) ?? script.shift() ?? usual(body, options.refuses);
    const latencyMs = behaviour.latencyMs ?? options.latencyMs ?? 0;
    if (latencyMs > 0) await sleep(latencyMs, undefined, { signal: closed.signal }).catch(() => undefined);
    if (closed.signal.aborted) return;
    isOurs = behaviour.kind === 'disconnect';
    act(behaviour, { path, body, response, reply: options.reply ?? (() => '{}') });
  });
  server.on('connection', () => seen.connections++);
  server.keepAliveTimeout = 60_000;
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    get peakConcurrency() {
      return seen.peak;
    },
    get connectionCount() {
      return seen.connections;
    },
    get abortedCount() {
      return seen.aborted;
    },
    next: (...behaviours) => void script.push(...behaviours),
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : JSON.parse(text);
}

function usual(body: RequestBody, refuses: Refusal | undefined): Behaviour {
  const part = refuses && refusedPart(body, refuses.parts);
  if (!part) return { kind: 'reply' };
  return { kind: 'status', status: refuses.status ?? 400, error: refusalError(part, refuses.isNamed ?? true) };
}

type Exchange = {
  readonly path: string;
  readonly body: RequestBody;
  readonly response: ServerResponse;
  readonly reply: (body: RequestBody) => string;
};

function act(behaviour: Behaviour, { path, body, response, reply }: Exchange): void {
  const json = { 'content-type': 'application/json' };
  if (behaviour.kind === 'reply') {
    response.writeHead(200, json).end(replyBody(behaviour, path, body, reply));
  } else if (behaviour.kind === 'raw') {
    response.writeHead(200, { 'content-type': behaviour.contentType ?? 'application/json' }).end(behaviour.body);
  } else if (behaviour.kind === 'status') {
    const said = behaviour.body ?? { error: behaviour.error ?? { message: `Status ${behaviour.status}` } };
    const bodyText = typeof said === 'string' ? said : JSON.stringify(said);
    response.writeHead(behaviour.status, { ...json, ...behaviour.headers }).end(bodyText);
  } else if (behaviour.at === 'before-headers') {
    if (behaviour.kind === 'disconnect') response.destroy();
  } else {
    const isError = behaviour.at === 'error-headers';
    response.writeHead(isError ? 500 : 200, { ...json, 'content-length': '1000' }).flushHeaders();
    if (behaviour.kind === 'hang') return;
    if (behaviour.at === 'half-body') response.write('{"choices":[{"message":{"content":"{');
    setTimeout(() => response.destroy(), 5); // what was written gets out first
  }
}
