import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { providePage } from './built-page.ts';
import { questionList } from './canned-questions.ts';
import type { CannedReply } from './canned-reply.ts';
import { createFakeAccess, type FakeAccess } from './fake-access.ts';
import { createFakeBatches, type FakeBatches } from './fake-batches.ts';
import { createFakeReviews, type FakeReviews } from './fake-reviews.ts';
import { createFakeRubrics, type FakeRubrics } from './fake-rubrics.ts';

export type FakeService = {
  readonly url: string;
  /** What the page has posted, in order. */
  readonly posted: unknown[];
  /** Set what the next requests get. */
  readonly respond: (replies: {
    readonly evaluation?: CannedReply;
    /** Left out: the usual ones. */
    readonly questions?: CannedReply;
    /** Left out: the keyword engine alone. */
    readonly engines?: CannedReply;
  }) => void;
  /** Who may come in; everybody, unless a test wants it otherwise. */
  readonly access: FakeAccess;
  /** What the pages of reviews and of one's own answers talk to. */
  readonly reviews: FakeReviews;
  /** What the batches' page talks to. */
  readonly batches: FakeBatches;
  /** What the page of rubrics talks to. */
  readonly rubrics: FakeRubrics;
  readonly stop: () => Promise<void>;
};

/** As strict as the real service's. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
].join('; ');

const keywordOnly: CannedReply = { body: { engines: [{ id: 'keyword', configured: true }] } };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serve the built page and canned replies on a free port of this machine. */
export async function startFakeService(): Promise<FakeService> {
  const folder = providePage();
  const posted: unknown[] = [];
  let questions: CannedReply = { body: questionList };
  let engines: CannedReply = keywordOnly;
  let evaluation: CannedReply = { status: 500, body: 'no reply was set' };

  const access = createFakeAccess();
  const reviews = createFakeReviews();
  const batches = createFakeBatches();
  const rubrics = createFakeRubrics();
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const refusal = access.reply(request, body);
    if (refusal !== undefined) return send(response, refusal);
    if (request.url === '/v1/questions') return send(response, questions);
    if (request.url === '/v1/engines') return send(response, engines);
    const reply =
      reviews.reply(request, body) ?? batches.reply(request, body, response) ?? rubrics.reply(request, body);
    if (reply === 'sent') return;
    if (reply !== undefined) return send(response, reply);
    if (request.url !== '/v1/evaluations') return sendFile(response, folder, request.url ?? '/');
    posted.push(JSON.parse(body.toString('utf8')));
    return send(response, evaluation);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    posted,
    access,
    reviews,
    batches,
    rubrics,
    respond: (replies) => {
      evaluation = replies.evaluation ?? evaluation;
      questions = replies.questions ?? { body: questionList };
      engines = replies.engines ?? keywordOnly;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function send(response: ServerResponse, { status = 200, headers = {}, body, delayMs = 0 }: CannedReply) {
  await sleep(delayMs);
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

async function sendFile(response: ServerResponse, folder: string, url: string) {
  const { pathname } = new URL(url, 'http://localhost');
  const file = pathname === '/' ? 'index.html' : normalize(pathname);
  try {
    const content = await readFile(join(folder, file));
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
