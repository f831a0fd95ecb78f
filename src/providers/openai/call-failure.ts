import { APIConnectionTimeoutError, APIError } from 'openai';
import { z } from 'zod';
import { type Complaint, noComplaint, parseComplaint } from './complaint.ts';
import { retryAfterMs } from './retry-after.ts';

/** Why a request brought no reply that can be used. */
export type CallFailure =
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreadable' }
  /** `cause` is the system's name for it, e.g. ECONNREFUSED. */
  | { readonly kind: 'connection'; readonly cause: string | undefined }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly complaint: Complaint;
      readonly retryAfterMs: number | undefined;
    };

/** The reason with which a request is ended that took too long. */
export class DeadlinePassed extends Error {}

/**
 * Tell what went wrong from what the client threw.
 *
 * @throws the error itself, if it is none of a request.
 */
export function toCallFailure(error: unknown, nowMs: number): CallFailure {
  if (error instanceof DeadlinePassed || error instanceof APIConnectionTimeoutError) return { kind: 'timeout' };
  if (error instanceof SyntaxError) return { kind: 'unreadable' };
  if (error instanceof APIError && typeof error.status === 'number') {
    const said = error.error === undefined ? noComplaint : parseComplaint(JSON.stringify({ error: error.error }));
    const wait = error.headers ? retryAfterMs(error.headers, nowMs) : undefined;
    return { kind: 'status', status: error.status, complaint: said, retryAfterMs: wait };
  }
  if (error instanceof APIError) return { kind: 'connection', cause: systemCode(error) };
  throw error;
}

const withCode = z.object({ code: z.string().regex(/^[A-Z][A-Z_]+$/) });

/** Look for a code like ECONNRESET along the causes. */
function systemCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { data } = withCode.safeParse(at);
    if (data) return data.code;
  }
  return undefined;
}
