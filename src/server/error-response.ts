import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Response } from 'express';
import type { Problem } from '../api/schemas.ts';
import { EvaluationError } from '../domain/errors.ts';
import { HttpProblem } from './http-problem.ts';
import { bodyLimitBytes } from './parse-request.ts';
import { requestIdOf } from './request-id.ts';

/**
 * Turn any failure into problem+json (RFC 9457).
 *
 * Messages of foreign errors may quote the request, and an answer is nobody's business but the caller's: the reply holds
 * only words of the service. The log gets the error itself where it is the service's fault.
 */
export const respondWithProblem: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const problem = toHttpProblem(error);
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
  sendProblem(response, problem);
};

/** Send a problem; its body is described by problemSchema. */
function sendProblem(response: Response, { status, code, message, errors, headers }: HttpProblem): void {
  const body: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    code,
    requestId: requestIdOf(response),
    ...(errors === undefined ? {} : { errors: [...errors] }),
  };
  response
    .set(headers)
    .set('Cache-Control', 'no-store')
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify(body));
}

function toHttpProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof EvaluationError) return fromDomain(error);
  const { type, status } = (typeof error === 'object' && error !== null ? error : {}) as {
    type?: unknown;
    status?: unknown;
  };
  if (type === 'entity.too.large') return bodyTooLarge();
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

/** The only place where failures of the domain get an HTTP status. */
function fromDomain(error: EvaluationError): HttpProblem {
  if (error.code === 'question-not-found') {
    return new HttpProblem(404, error.code, 'There is no such question; GET /v1/questions lists them', {
      errors: [{ field: 'questionId', message: 'is not the id of a question of this bank' }],
    });
  }
  if (error.code === 'input-invalid')
    return new HttpProblem(400, error.code, 'The request has values that cannot be used');
  return internalError();
}

function internalError(): HttpProblem {
  return new HttpProblem(500, 'internal-error', 'The service failed; the log has the cause under the request id');
}

function bodyTooLarge(): HttpProblem {
  return new HttpProblem(413, 'body-too-large', `The body is larger than ${bodyLimitBytes} bytes`);
}
