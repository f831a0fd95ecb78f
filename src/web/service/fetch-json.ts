import type { z } from 'zod';
import { checkReply } from './check-reply.ts';
import { RequestFailure } from './request-failure.ts';

/** Longer than anything takes that asks no model. */
const TIMEOUT_MS = 60_000;

/**
 * Send a request to the service that served this page and check its reply.
 *
 * @param timeoutMs how long to wait for it
 * @throws {RequestFailure} for everything that is not a reply of the promised shape.
 */
export async function fetchJson<Reply>(
  path: string,
  schema: z.ZodType<Reply>,
  init: RequestInit = {},
  timeoutMs = TIMEOUT_MS,
): Promise<Reply> {
  const limit = AbortSignal.timeout(timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
  const response = await send(path, { ...init, signal });
  const retryAfter = response.headers.get('retry-after');
  return checkReply({ status: response.status, retryAfter, body: await readJson(response) }, schema);
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    throw new RequestFailure({ kind: isTimeout(cause) ? 'timeout' : 'unreachable' }, { cause });
  }
}

/** A body that is not JSON becomes undefined, which no schema accepts. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    if (isTimeout(cause)) throw new RequestFailure({ kind: 'timeout' }, { cause });
    return undefined;
  }
}

function isTimeout(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'TimeoutError';
}
