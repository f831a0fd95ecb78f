import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const header = 'X-Request-Id';

/** Long enough for every common scheme, and nothing that could break a log line or a header. */
const acceptable = /^[A-Za-z0-9._-]{1,64}$/;

/** Take the caller's request id if it is a sane one, else make one; the reply carries it either way. */
export function assignRequestId(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && acceptable.test(given) ? given : randomUUID();
  response.setHeader(header, id);
  return id;
}

export function requestIdOf(response: ServerResponse): string {
  return String(response.getHeader(header));
}
