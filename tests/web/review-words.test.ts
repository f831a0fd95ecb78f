import { expect, it } from 'vitest';
import { contestable } from '../../src/web/reviews/contestable.ts';
import { minutesLeft } from '../../src/web/reviews/minutes-left.ts';
import { emptyReviews, openAppeal } from '../browser/support/canned-reviews.ts';

it.each([
  { seconds: 900, minutes: 15 },
  { seconds: 61, minutes: 2 },
  { seconds: 1, minutes: 1 },
  { seconds: 0, minutes: 0 },
  { seconds: -60, minutes: 0 },
])('counts $seconds seconds of a lock as $minutes minutes', ({ seconds, minutes }) => {
  expect(minutesLeft(new Date(1_000_000 + seconds * 1_000).toISOString(), 1_000_000)).toBe(minutes);
});

it('lets criteria be contested that are not covered and were not contested before', () => {
  const ids = (reviews: typeof emptyReviews) => contestable(reviews).map(({ criterionId }) => criterionId);
  expect(ids(emptyReviews)).toEqual(['remedy', 'follow-up']);
  expect(ids({ ...emptyReviews, appeals: [openAppeal] })).toEqual(['follow-up']);
});
