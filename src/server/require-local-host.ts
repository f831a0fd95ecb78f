import type { RequestHandler } from 'express';
import { HttpProblem } from './http-problem.ts';

const loopbackNames = /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/;

/** Is it an address of this machine that no other machine reaches? */
export function isLoopback(host: string): boolean {
  return loopbackNames.test(host) || host === '::1';
}

/**
 * Refuse requests that name another host than this machine.
 *
 * A service on a loopback address asks nobody who they are. A web page elsewhere could point its own name at 127.0.0.1 and read
 * through the visitor's browser (DNS rebinding); the browser then names that page's host.
 */
export const requireLocalHost: RequestHandler = (request, _response, next) => {
  const { host } = request.headers;
  // Every browser names a host; what does not is no browser.
  if (host === undefined || isLoopback(host.replace(/:\d+$/, ''))) return next();
  throw new HttpProblem(403, 'host-not-allowed', 'This service answers only to localhost and 127.0.0.1');
};
