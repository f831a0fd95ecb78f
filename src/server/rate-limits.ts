import { hash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { findKeyId } from './authenticate.ts';
import { HttpProblem } from './http-problem.ts';

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;

/** Failures in a quarter of an hour: far more than somebody who mistypes has, far fewer than somebody who guesses needs. */
const failuresPerQuarter = { ofAddress: 30, ofAccount: 10, ofKeys: 30 } as const;

export type RateLimits = {
  /** All requests from one address. */
  readonly ofAddress: RequestHandler;
  /** All requests with one key, or of one address where there is none. */
  readonly ofKey: RequestHandler;
  /** Keys that cannot be used. */
  readonly ofBadKeys: RequestHandler;
  /** Failures to sign in, to change a password and to take links, from one address. */
  readonly ofFailures: RequestHandler;
  /** Failures to sign in to one account, from wherever. @throws {HttpProblem} 429 */
  readonly ofAccount: (request: Request, response: Response, email: string) => Promise<void>;
};

/** Create the limits of one service. They count in this process alone. */
export function createRateLimits(requestsPerMinute: number): RateLimits {
  const perMinute = { windowMs: minuteMs, limit: requestsPerMinute };
  const failures = { windowMs: quarterMs, skipSuccessfulRequests: true };
  const ofAccount = limit({
    ...failures,
    limit: failuresPerQuarter.ofAccount,
    keyOf: (_, response) => response.locals.account,
  });
  return {
    ofAddress: limit({ ...perMinute, keyOf: addressOf }),
    ofKey: limit({ ...perMinute, keyOf: (request, response) => findKeyId(response) ?? addressOf(request) }),
    ofBadKeys: limit({ windowMs: quarterMs, limit: failuresPerQuarter.ofKeys, keyOf: addressOf }),
    ofFailures: limit({ ...failures, limit: failuresPerQuarter.ofAddress, keyOf: addressOf }),
    ofAccount: (request, response, email) => {
      response.locals.account = hash('sha256', email.toLowerCase());
      return new Promise((resolve, reject) => {
        ofAccount(request, response, (refusal?: unknown) => (refusal === undefined ? resolve() : reject(refusal)));
      });
    },
  };
}

type Limit = {
  readonly windowMs: number;
  readonly limit: number;
  readonly skipSuccessfulRequests?: boolean;
  readonly keyOf: (request: Request, response: Response) => string;
};

function limit({ keyOf, ...rest }: Limit): RequestHandler {
  return rateLimit({
    ...rest,
    keyGenerator: keyOf,
    standardHeaders: false,
    legacyHeaders: false,
    // What Express takes for the address is set by TRUST_PROXY; a header that it does not trust is no mistake of ours.
    validate: false,
    handler: (request, _response, next) => next(tooMany(request)),
  });
}

function tooMany(request: Request): HttpProblem {
  const { resetTime } = (request as Request & { readonly rateLimit?: { readonly resetTime?: Date } }).rateLimit ?? {};
  const seconds = Math.max(1, Math.ceil(((resetTime?.getTime() ?? Date.now() + minuteMs) - Date.now()) / 1000));
  return new HttpProblem(429, 'too-many-requests', 'There were too many requests; Retry-After says when to try again', {
    headers: { 'Retry-After': String(seconds) },
  });
}

/** One network of IPv6 counts as one address: whoever has one has billions. */
function addressOf({ ip = '' }: Request): string {
  return ipKeyGenerator(ip);
}
