import type { RequestHandler } from 'express';
import { HttpProblem } from './http-problem.ts';

const loopbackNames = /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/;

/** Is it an address of this machine that no other machine reaches? */
export function isLoopback(host: string): boolean {
  return loopbackNames.test(host) || host === '::1';
}

/**
 * Refuse requests that name another host than this machine, or than the one whose proxy stands before it.
 *
 * A web page elsewhere could point its own name at 127.0.0.1 and read through the visitor's browser (DNS rebinding); the browser then
 * names that page's host. A demo asks nobody who they are, and nothing else would keep such a page out.
 *
 * @param publicUrl the service's own address; undefined where callers reach it themselves
 */
export function requireLocalHost(publicUrl: string | undefined): RequestHandler {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  return (request, _response, next) => {
    const { host } = request.headers;
    // Every browser names a host; what does not is no browser.
    if (host === undefined || host === publicHost || isLoopback(host.replace(/:\d+$/, ''))) return next();
    throw new HttpProblem(403, 'host-not-allowed', 'This service answers only to localhost and 127.0.0.1');
  };
}
