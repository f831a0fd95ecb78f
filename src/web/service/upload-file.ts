import { type UploadReply, uploadSchema } from '../../api/batch-schemas.ts';
import { checkReply } from './check-reply.ts';
import { RequestFailure } from './request-failure.ts';

type Options = {
  readonly signal: AbortSignal;
  /** @param share of the file that has been sent, 0 to 1 */
  readonly onProgress: (share: number) => void;
};

/**
 * Send a file as it is. Unlike fetch, XMLHttpRequest says how much of it has gone out.
 *
 * @throws {RequestFailure}
 * @throws {DOMException} `AbortError`, when the signal says stop.
 */
export function uploadFile(file: File, { signal, onProgress }: Options): Promise<UploadReply> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/v1/uploads');
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name.toWellFormed()));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      const retryAfter = request.getResponseHeader('retry-after');
      try {
        resolve(
          checkReply({ status: request.status, retryAfter, body: parseJson(request.responseText) }, uploadSchema),
        );
      } catch (error) {
        reject(error);
      }
    });
    request.addEventListener('error', () => reject(new RequestFailure({ kind: 'unreachable' })));
    request.addEventListener('abort', () => reject(new DOMException('The upload was called off', 'AbortError')));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
