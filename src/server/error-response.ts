import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Problem } from '../api/schemas.ts';
import { EvaluationError } from '../domain/errors.ts';
import { toDomainProblem } from './domain-problems.ts';
import { drainRequest } from './drain-request.ts';
import { HttpProblem } from './http-problem.ts';
import { bodyLimitBytes } from './parse-request.ts';
import { requestIdOf } from './request-id.ts';

/**
 * Turn any failure into problem+json (RFC 9457).
 *
 * Messages of foreign errors may quote the request, and an answer is nobody's business but the caller's: the reply holds
 * only words of the service. The log gets the error itself where it is the service's fault. A reply that has begun is
 * broken off by a reset, so that nobody takes what came for the whole.
 */
export const respondWithProblem: ErrorRequestHandler = (error, request, response, _next) => {
  if (response.headersSent) {
    request.log.error({ err: error }, 'reply broken off');
    response.socket?.resetAndDestroy();
    return;
  }
  // The caller hung up, which may be why it failed.
  if (response.closed) return;
  const problem = toHttpProblem(error);
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
  sendProblem(request, response, problem);
};

/** Send a problem; its body is described by problemSchema. */
function sendProblem(request: Request, response: Response, problem: HttpProblem): void {
  const { status, code, message, errors, headers } = problem;
  const body: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    code,
    requestId: requestIdOf(response),
    ...(errors === undefined ? {} : { errors: [...errors] }),
  };
  const text = JSON.stringify(body);
  response.set(headers).set('Cache-Control', 'no-store').status(status).type('application/problem+json');
  if (!isLongBodyUnread(request)) {
    response.send(text);
    return;
  }
  response.set({ Connection: 'close', 'Content-Length': String(Buffer.byteLength(text)) }).write(text);
  void drainRequest(request).then(() => response.end());
}

/** A short rest of a body is no reason to give up the connection: Node reads it after the reply. */
function isLongBodyUnread(request: Request): boolean {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
  return !request.complete && (encoding !== undefined || Number(length) > bodyLimitBytes);
}

function toHttpProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof EvaluationError) return toDomainProblem(error) ?? internalError();
  const { type, status, limit } = (typeof error === 'object' && error !== null ? error : {}) as {
    type?: unknown;
    status?: unknown;
    limit?: unknown;
  };
  if (type === 'entity.too.large') return bodyTooLarge(limit);
  if (type === 'encoding.unsupported') {
    return new HttpProblem(
      415,
      'unsupported-content-encoding',
      'Send the body as it is, or with Content-Encoding gzip, deflate or br',
    );
  }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new HttpProblem(400, 'bad-request', 'The request could not be read; check its address, encoding and length');
  }
  return internalError();
}

function internalError(): HttpProblem {
  return new HttpProblem(500, 'internal-error', 'The service failed; the log has the cause under the request id');
}

function bodyTooLarge(limit: unknown): HttpProblem {
  const limitBytes = typeof limit === 'number' ? limit : bodyLimitBytes;
  return new HttpProblem(413, 'body-too-large', `The body is larger than ${limitBytes} bytes`);
}
