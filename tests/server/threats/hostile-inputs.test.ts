import type { Request } from 'express';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import * as access from '../../../src/api/access-schemas.ts';
import { newAppealSchema } from '../../../src/api/review-schemas.ts';
import { recordEvaluationSchema } from '../../../src/api/schemas.ts';
import { findBearerKey, hasSessionCookie } from '../../../src/server/authenticate.ts';
import { parseFileName, parseIdempotencyKey } from '../../../src/server/parse-header.ts';
import { requireJson } from '../../../src/server/parse-request.ts';
import { assignRequestId } from '../../../src/server/request-id.ts';
import { isLoopback } from '../../../src/server/require-local-host.ts';

/** Four times as much as a body may have, and sixty times as much as all headers. */
const size = 1_000_000;
const repeat = (text: string) => text.repeat(size / text.length);

/** Whatever a pattern could go back and forth over. */
const texts = [
  ...['a', '.', '@', '-', ' ', ';', '=', '%', '\t', ',', '1.', 'a.', 'a@', '.a', '; a=', '%E0', '127.', '张'].map(
    repeat,
  ),
  `a@${repeat('a.')}`,
  `${repeat('a.')}@a`,
  `Bearer ${repeat(' ')}x`,
  `Bearer${repeat(' ')}\n`,
  `[::${repeat('1')}]:`,
];

const about = (headers: Record<string, string>) =>
  ({ headers, get: (name: string) => headers[name] }) as unknown as Request;
const schema = (it: z.ZodType, field: string) => (text: string) => void it.safeParse({ [field]: text });

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'an address to sign in with': schema(access.signInSchema, 'email'),
  'a name': schema(access.acceptInvitationSchema, 'name'),
  'the token of a link': schema(access.readLinkSchema, 'token'),
  'the address of an invitation': schema(access.newInvitationSchema, 'email'),
  'a candidate id': schema(recordEvaluationSchema, 'candidateId'),
  'an answer': schema(recordEvaluationSchema, 'answer'),
  'a quote': schema(newAppealSchema, 'quote'),
  'a key': (authorization) => findBearerKey(about({ authorization })),
  'a cookie': (cookie) => hasSessionCookie(about({ cookie }), 'answer-evaluator.session_token'),
  'the name of a host': isLoopback,
  'a content type': requireJson,
  'the name of a file': (text) => parseFileName(about({ 'x-file-name': text, 'X-File-Name': text })),
  'an idempotency key': (text) => parseIdempotencyKey(about({ 'idempotency-key': text, 'Idempotency-Key': text })),
  'the id of a request': (text) => {
    const response = { setHeader: () => undefined } as unknown as Parameters<typeof assignRequestId>[1];
    return assignRequestId(about({ 'x-request-id': text }), response);
  },
};

it.each(Object.keys(readers))('reads a million characters for %s in no time', (name) => {
  const slow: string[] = [];
  for (const text of texts) {
    const start = performance.now();
    try {
      readers[name]?.(text);
    } catch {
      // Refused, which is as good.
    }
    // A busy machine takes tenths of a second; a pattern that goes back and forth would take days.
    if (performance.now() - start > 2000) slow.push(text.slice(0, 20));
  }
  expect(slow).toEqual([]);
});
