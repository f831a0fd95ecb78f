import express, { type Request, type RequestHandler } from 'express';
import { importTextSchema } from '../api/authoring-schemas.ts';
import type { DocumentFile } from '../workflows/authoring-services.ts';
import { HttpProblem } from './http-problem.ts';
import { parseFileName } from './parse-header.ts';
import { parseBody, requireJson } from './parse-request.ts';

/** The largest document that can be read. */
const documentLimitBytes = 20 * 1024 * 1024;

/** A sender that is silent for so long is cut off. */
const idleMs = 30_000;

/** Read the body of a request as a document: JSON with pasted text, or a file as it is. */
export const readDocumentBody: readonly RequestHandler[] = [
  (request, _response, next) => {
    const { 'content-type': type } = request.headers;
    if (isJson(request)) requireJson(type);
    if (type?.trim().toLowerCase().startsWith('multipart/')) {
      const detail = 'Send the file itself as the body, not in a form: curl --data-binary @questions.docx';
      throw new HttpProblem(415, 'unsupported-media-type', detail);
    }
    request.setTimeout(idleMs);
    request.once('end', () => request.setTimeout(0));
    next();
  },
  express.raw({ type: () => true, limit: documentLimitBytes }),
];

/**
 * Take the document from a request whose body readDocumentBody has read.
 *
 * @throws {HttpProblem} 400 if the name of a file is missing, or pasted text is not as it should be.
 */
export function parseDocument(request: Request): DocumentFile {
  if (isJson(request)) {
    const { text, name = '' } = parseBody(importTextSchema, request);
    return { name, bytes: new TextEncoder().encode(text) };
  }
  const name = parseFileName(request);
  return { name, bytes: request.body instanceof Uint8Array ? request.body : new Uint8Array() };
}

function isJson({ headers }: Request): boolean {
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';');
  return mediaType.trim().toLowerCase() === 'application/json';
}
