import { PassThrough, type Readable } from 'node:stream';
import type { Request } from 'express';
import { UploadTooLargeError } from '../storage/upload-errors.ts';
import { HttpProblem } from './http-problem.ts';

/** A sender that is silent for so long is cut off. */
const idleMs = 30_000;

/**
 * Take the body of a request as the bytes of a file, streamed.
 *
 * @param limitBytes a file that says it is larger is refused before any of it is read
 * @throws {HttpProblem} 415 for a form, and for a body that would have to be unpacked first.
 * @throws {UploadTooLargeError}
 */
export function readUpload(request: Request, limitBytes: number): Readable {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (type.trim().toLowerCase().startsWith('multipart/')) {
    const detail = 'Send the file itself as the body, not in a form: curl --data-binary @answers.csv';
    throw new HttpProblem(415, 'unsupported-media-type', detail);
  }
  if (encoding.trim().toLowerCase() !== 'identity') {
    const detail = 'Send the file as it is, without Content-Encoding';
    throw new HttpProblem(415, 'unsupported-content-encoding', detail);
  }
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw new UploadTooLargeError(limitBytes);
  return shield(request);
}

/** Who refuses a file midway destroys what it came from: that must not be the connection, which still has to carry the reply. */
function shield(request: Request): Readable {
  const file = new PassThrough();
  file.on('error', () => undefined); // told to who reads the file; without a listener here, nobody reading would end the process
  request.setTimeout(idleMs);
  request.once('end', () => request.setTimeout(0));
  request.once('close', () => {
    if (!request.complete) file.destroy(new Error('The sender went away'));
  });
  return request.pipe(file);
}
