import type { z } from 'zod';
import { problemSchema } from '../../api/schemas.ts';
import { failureKindOf, parseRetryAfter } from './failure-kind.ts';
import { RequestFailure } from './request-failure.ts';
import { reportSignedOut } from './signed-out.ts';

type RawReply = {
  readonly status: number;
  readonly retryAfter: string | null;
  /** undefined for what is not JSON; no schema accepts that. */
  readonly body: unknown;
};

/**
 * Turn what came back into what was promised. That nobody is signed in any more is told to the whole page.
 *
 * @throws {RequestFailure} for a refusal, and for a body of another shape.
 */
export function checkReply<Reply>({ status, retryAfter, body }: RawReply, schema: z.ZodType<Reply>): Reply {
  if (status < 200 || status > 299) {
    const problem = problemSchema.safeParse(body).data;
    if (problem?.code === 'not-signed-in') reportSignedOut();
    throw new RequestFailure({
      kind: failureKindOf(status),
      problem,
      retryAfterSeconds: parseRetryAfter(retryAfter),
    });
  }
  const reply = schema.safeParse(body);
  if (!reply.success) throw new RequestFailure({ kind: 'unexpected-reply' }, { cause: reply.error });
  return reply.data;
}
