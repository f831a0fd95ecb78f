import { expect, it } from 'vitest';
import { isPageAllowed } from '../../src/web/access/allowed-page.ts';
import { passwordProblem } from '../../src/web/access/password-problem.ts';
import { parsePageRoute } from '../../src/web/state/page-route.ts';

const candidate = ['evaluations'];
const interviewer = [...candidate, 'batches', 'rubrics', 'reviews'];
const owner = [...interviewer, 'publish', 'candidates', 'access'];

it.each([
  { hash: '#practice', who: 'a candidate', permissions: candidate, isAllowed: true },
  { hash: '#answer=r1', who: 'a candidate', permissions: candidate, isAllowed: true },
  { hash: '#password', who: 'a candidate', permissions: candidate, isAllowed: true },
  { hash: '#batch=b1', who: 'a candidate', permissions: candidate, isAllowed: false },
  { hash: '#review=t1', who: 'a candidate', permissions: candidate, isAllowed: false },
  { hash: '#record=r1', who: 'a candidate', permissions: candidate, isAllowed: false },
  { hash: '#keys', who: 'a candidate', permissions: candidate, isAllowed: false },
  { hash: '#draft=d1', who: 'an interviewer', permissions: interviewer, isAllowed: true },
  { hash: '#reviews', who: 'an interviewer', permissions: interviewer, isAllowed: true },
  { hash: '#keys', who: 'an interviewer', permissions: interviewer, isAllowed: true },
  { hash: '#people', who: 'an interviewer', permissions: interviewer, isAllowed: false },
  { hash: '#people', who: 'an owner', permissions: owner, isAllowed: true },
])('shows $hash to $who: $isAllowed', ({ hash, permissions, isAllowed }) => {
  const access = { may: (permission: string) => permissions.includes(permission), isDemo: false };
  expect(isPageAllowed(parsePageRoute(hash).page, access)).toBe(isAllowed);
});

it.each(['#people', '#keys', '#password'])('has no page %s where nobody signs in', (hash) => {
  expect(isPageAllowed(parsePageRoute(hash).page, { may: () => true, isDemo: true })).toBe(false);
});

it.each([
  { password: 'nine chrs', again: 'nine chrs', problem: 'entry.password.short' },
  { password: 'ten chars!', again: 'ten chars', problem: 'entry.password.differs' },
  { password: 'ten chars!', again: 'ten chars!', problem: undefined },
])('says of "$password" and "$again": $problem', ({ password, again, problem }) => {
  expect(passwordProblem(password, again)).toBe(problem);
});
