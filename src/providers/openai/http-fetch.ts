import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { buffer } from 'node:stream/consumers';

/** Statuses whose replies have no body. */
const bodyless: readonly number[] = [204, 205, 304];

/**
 * Send a text and read the whole reply, as `fetch` does, over the connections that Node keeps for all (and through the proxies that
 * it is told to use).
 *
 * The built-in one gives up after 300 seconds without headers, which a model sends with its finished reply only, and cannot be told
 * otherwise. Redirects are not followed: keys and answers go where the settings say.
 *
 * @throws what the system says, if the connection breaks; an AbortError once the signal is aborted.
 */
export async function httpFetch(
  url: string | URL | Request,
  { method = 'GET', headers, body, signal }: RequestInit = {},
): Promise<Response> {
  const target = new URL(url instanceof Request ? url.url : url);
  const sent = Buffer.from(typeof body === 'string' ? body : '');
  const fields = { ...Object.fromEntries(new Headers(headers)), 'content-length': String(sent.length) };
  const request = target.protocol === 'https:' ? requestHttps : requestHttp;
  const reply = await exchange(request, target, { method, headers: fields, ...(signal && { signal }) }, sent);
  const { statusCode: status = 0 } = reply;
  const content = await buffer(reply);
  return new Response(bodyless.includes(status) ? null : content, { status, headers: toHeaders(reply) });
}

/** Send, and wait for the headers. */
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
