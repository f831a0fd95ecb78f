import type { CannedReply } from './canned-reply.ts';

/** A refusal by RFC 9457, as the service writes it. */
export function problem(status: number, code: string, detail: string): CannedReply {
  return { status, body: { type: 'about:blank', title: 'Refused', status, detail, code, requestId: 'req-42' } };
}
