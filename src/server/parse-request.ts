import express, { type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { findDuplicateField } from '../tables/find-duplicate-field.ts';
import { toFieldErrors } from './field-errors.ts';
import { HttpProblem } from './http-problem.ts';

/** Twice the longest answer with every character escaped as \uXXXX: 256 kB. */
export const bodyLimitBytes = 256 * 1024;

/** A caller that takes longer than this to send such a body is cut off. */
const bodyTimeoutMs = 30_000;

/**
 * Refuse a body that does not say it is JSON in UTF-8, and read the others as bytes.
 *
 * Bytes, because Express' own parser replaces what is not UTF-8 by U+FFFD: the offsets of the evidence would index a text
 * that nobody submitted.
 */
export const readJsonBody: readonly RequestHandler[] = readJsonBodyUpTo(bodyLimitBytes);

/** The largest rubric that can be sent: twenty criteria with hundreds of cues each. */
const rubricLimitBytes = 4 * 1024 * 1024;

/** The same for a rubric. */
export const readRubricBody: readonly RequestHandler[] = readJsonBodyUpTo(rubricLimitBytes);

function readJsonBodyUpTo(limitBytes: number): readonly RequestHandler[] {
  return [
    (request, _response, next) => {
      requireJson(request.headers['content-type']);
      const timer = setTimeout(() => request.destroy(), bodyTimeoutMs).unref();
      request.once('close', () => clearTimeout(timer));
      next();
    },
    express.raw({ type: () => true, limit: limitBytes }),
  ];
}

/** The same where the body may be left out. */
export const readOptionalJsonBody: readonly RequestHandler[] = readJsonBody.map(
  (handler): RequestHandler =>
    (request, response, next) =>
      hasBody(request) ? handler(request, response, next) : next(),
);

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** @throws {HttpProblem} 415 if a Content-Type is not JSON in UTF-8. */
export function requireJson(contentType = ''): void {
  const [mediaType = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  if (mediaType !== 'application/json') {
    throw new HttpProblem(415, 'unsupported-media-type', 'Send the body as Content-Type: application/json', {
      headers: { Accept: 'application/json' },
    });
  }
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && charset.replaceAll('"', '') !== 'utf-8') {
    throw new HttpProblem(415, 'unsupported-charset', 'Send the body in UTF-8');
  }
}

/**
 * Parse a body that readJsonBody has read.
 *
 * @throws {HttpProblem} 400, with every field that is wrong if it is JSON at all.
 */
export function parseBody<T>(schema: z.ZodType<T>, request: Request): T {
  return parseValue(schema, parseJson(request.body));
}

/**
 * Parse a body that readOptionalJsonBody has read; none at all is the same as `{}`.
 *
 * @throws {HttpProblem} 400 as parseBody.
 */
export function parseOptionalBody<T>(schema: z.ZodType<T>, request: Request): T {
  return parseValue(schema, hasBody(request) ? parseJson(request.body) : {});
}

function parseValue<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = toFieldErrors(result.error);
  const detail = `The body is not as it should be: ${errors.map(({ field, message }) => `${field || 'body'} ${message}`).join('; ')}`;
  throw new HttpProblem(400, 'input-invalid', detail, { errors });
}

function parseJson(bytes: unknown): unknown {
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) throw malformed('The body is empty; send a JSON object');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpProblem(400, 'invalid-utf8', 'The body is not valid UTF-8');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('The body is not valid JSON');
  }
  if (findDuplicateField(text) !== undefined)
    throw malformed('The body has a field twice; it is not clear which one counts');
  return value;
}

function malformed(detail: string): HttpProblem {
  return new HttpProblem(400, 'malformed-json', detail);
}
