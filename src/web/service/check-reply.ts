import type { z } from 'zod';
import { problemSchema } from '../../api/schemas.ts';
import { failureKindOf, parseRetryAfter } from './failure-kind.ts';
import { RequestFailure } from './request-failure.ts';

type RawReply = {
  readonly status: number;
  readonly retryAfter: string | null;
  /** undefined for what is not JSON; no schema accepts that. */
  readonly body: unknown;
};

/**
 * Turn what came back into what was promised.
 *
 * @throws {RequestFailure} for a refusal, and for a body of another shape.
 */
export function checkReply<Reply>({ status, retryAfter, body }: RawReply, schema: z.ZodType<Reply>): Reply {
  if (status < 200 || status > 299) {
    throw new RequestFailure({
      kind: failureKindOf(status),
      problem: problemSchema.safeParse(body).data,
      retryAfterSeconds: parseRetryAfter(retryAfter),
    });
  }
  const reply = schema.safeParse(body);
  if (!reply.success) throw new RequestFailure({ kind: 'unexpected-reply' }, { cause: reply.error });
  return reply.data;
}
