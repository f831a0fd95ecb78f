import type { Readable } from 'node:stream';

/** Four times the usual limit of a file: who sends one that is somewhat too large still reads why. */
const limitBytes = 512 * 1024 * 1024;
const limitMs = 30_000;

/**
 * Read what is left of a body and throw it away, up to a bound of bytes and time.
 *
 * A connection that is closed while its caller still sends is reset, and with it goes a reply that was not read yet.
 */
export function drainRequest(request: Readable): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const count = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limitBytes) stop();
    };
    const stop = () => {
      clearTimeout(timer);
      request.off('data', count).off('end', stop).off('close', stop).pause();
      resolve();
    };
    const timer = setTimeout(stop, limitMs);
    request.unpipe(); // done later, it would pause what is resumed here
    request.on('data', count).on('end', stop).on('close', stop).resume();
    if (request.readableEnded || request.destroyed) stop();
  });
}
