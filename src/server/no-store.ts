import type { RequestHandler } from 'express';

/** Have a reply kept nowhere: it holds what is nobody else's business. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
