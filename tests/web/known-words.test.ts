import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { checkReply } from '../../src/web/service/check-reply.ts';
import { findKnownProblem } from '../../src/web/service/known-problem.ts';
import { RequestFailure } from '../../src/web/service/request-failure.ts';
import { onSignedOut } from '../../src/web/service/signed-out.ts';

it('has words of its own for refusals it knows, and none for others', () => {
  expect(findKnownProblem('table-not-xlsx')).toBe('table-not-xlsx');
  expect(findKnownProblem('some-code')).toBeUndefined();
  expect(findKnownProblem(undefined)).toBeUndefined();
});

const schema = z.strictObject({ id: z.string() });

it('accepts a created thing, and nothing of another shape', () => {
  expect(checkReply({ status: 201, retryAfter: null, body: { id: 'b1' } }, schema)).toEqual({ id: 'b1' });
  expect(() => checkReply({ status: 200, retryAfter: null, body: { id: 1 } }, schema)).toThrow(RequestFailure);
  expect(() => checkReply({ status: 200, retryAfter: null, body: undefined }, schema)).toThrow(RequestFailure);
});

it('keeps of a refusal what the service said and how long to wait', () => {
  const problem = {
    type: 'about:blank',
    title: 'Conflict',
    status: 503,
    detail: 'The store is not available',
    code: 'store-unavailable',
    requestId: 'req-1',
  };
  expect(() => checkReply({ status: 503, retryAfter: '5', body: problem }, schema)).toThrow(
    expect.objectContaining({ kind: 'busy', retryAfterSeconds: 5, problem }),
  );
});

it('tells the whole page that nobody is signed in any more, but not that a password was wrong', () => {
  const listener = vi.fn();
  const stop = onSignedOut(listener);
  const refuse = (code: string) => {
    const body = { type: 'about:blank', title: 'Unauthorized', status: 401, detail: 'no', code, requestId: 'req-1' };
    expect(() => checkReply({ status: 401, retryAfter: null, body }, schema)).toThrow(RequestFailure);
  };
  refuse('sign-in-failed');
  expect(listener).not.toHaveBeenCalled();
  refuse('not-signed-in');
  expect(listener).toHaveBeenCalledTimes(1);
  stop();
  refuse('not-signed-in');
  expect(listener).toHaveBeenCalledTimes(1);
});
