import type { Response } from 'express';

/** A signal that is aborted when the caller hangs up before the response is sent: nobody pays a model for an answer to nobody. */
export function abortWhenGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
