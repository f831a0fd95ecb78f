import { expect, it } from 'vitest';
import { nextVersion } from '../../src/workflows/next-version.ts';

it.each([
  { known: [], next: '1.0.0' },
  { known: ['1.0.0'], next: '1.1.0' },
  { known: ['1.9.3', '1.10.0', '1.2.0'], next: '1.11.0' },
  { known: ['1.5.0', '2.0.4'], next: '2.1.0' },
])('follows $known with $next', ({ known, next }) => {
  expect(nextVersion(known)).toBe(next);
});
