import { Agent, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import { buffer } from 'node:stream/consumers';

/** What clients hand to `fetch`, as far as it is used here. */
export type HttpFetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Statuses whose replies have no body. */
const bodyless: readonly number[] = [204, 205, 304];

/**
 * Make a `fetch` for whole bodies of text over connections that are kept.
 *
 * Node's own gives up after 300 seconds without headers, which come only with the finished reply of a model, and cannot be told
 * otherwise; it also takes twice the time of a core. Redirects are not followed: keys and answers go where the settings say.
 */
export function createHttpFetch(): HttpFetch {
  const agents = { http: new Agent({ keepAlive: true }), https: new SecureAgent({ keepAlive: true }) };
  return async (url, { method = 'GET', headers, body, signal } = {}) => {
    const target = new URL(url instanceof Request ? url.url : url);
    const sent = Buffer.from(typeof body === 'string' ? body : '');
    const fields = { ...Object.fromEntries(new Headers(headers)), 'content-length': String(sent.length) };
    const isSecure = target.protocol === 'https:';
    const options = {
      method,
      headers: fields,
      agent: isSecure ? agents.https : agents.http,
      ...(signal && { signal }),
    };
    const reply = await exchange(isSecure ? requestHttps : requestHttp, target, options, sent);
    const { statusCode: status = 0 } = reply;
    const content = await buffer(reply);
    return new Response(bodyless.includes(status) ? null : content, { status, headers: toHeaders(reply) });
  };
}

/** @throws what the system says, if the connection breaks before the headers are there; the signal's AbortError once it is aborted. */
function exchange(
  request: typeof requestHttp,
  target: URL,
  options: RequestOptions,
  body: Buffer,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(target, options, resolve).on('error', reject).end(body);
  });
}

function toHeaders({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return headers;
}
