import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { assignRequestId } from './request-id.ts';

/** Log to a stream as JSON lines, errors without their message: it may quote an answer. */
export function createLogger(level: NonNullable<LoggerOptions['level']>, destination: DestinationStream): Logger {
  return pino({ level, serializers: { err: describeError } }, destination);
}

/** What is logged of an error: its type, its code and where it was thrown. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack = '', cause } = error;
  const messageStart = stack.indexOf(message);
  const frames = messageStart < 0 ? '' : stack.slice(messageStart + message.length).trim();
  const code =
    'code' in error && typeof error.code === 'string' && /^[\w-]{1,60}$/.test(error.code) ? { code: error.code } : {};
  return { type: name, ...code, frames, ...(cause instanceof Error ? { cause: describeError(cause) } : {}) };
}

/**
 * Log one line a request: id, method, the route's pattern, status and time.
 *
 * No address as it was called, no headers and no body: any of them may hold an answer or tell who asked.
 */
export function logRequests(logger: Logger) {
  return pinoHttp({
    logger,
    genReqId: assignRequestId,
    customAttributeKeys: { reqId: 'requestId' },
    quietReqLogger: true,
    quietResLogger: true,
    serializers: { req: () => ({}), res: () => ({}), err: describeError },
    wrapSerializers: false,
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
    customSuccessObject: (request, response, { responseTime }) => describeExchange(request, response, responseTime),
    customErrorObject: (request, response, _error, { responseTime }) =>
      describeExchange(request, response, responseTime),
  });
}

function describeExchange(
  request: IncomingMessage & { readonly route?: unknown },
  response: ServerResponse,
  responseTimeMs: number,
) {
  const { path } = (request.route ?? {}) as { path?: unknown };
  const route = typeof path === 'string' ? path : null;
  return { method: request.method, route, status: response.statusCode, responseTimeMs };
}
