import type { RequestHandler } from 'express';
import { HttpProblem } from '../http-problem.ts';

/** Answer the methods that a route does not have: 405 with those it has, and OPTIONS with the same list. */
export function allowMethods(...methods: readonly string[]): RequestHandler {
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return (request, response) => {
    if (request.method !== 'OPTIONS') {
      throw new HttpProblem(405, 'method-not-allowed', `This address takes ${allow}`, { headers: { Allow: allow } });
    }
    response.set('Allow', allow).status(204).end();
  };
}
