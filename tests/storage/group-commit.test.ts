import { expect, it } from 'vitest';
import { createGroupCommit } from '../../src/storage/sql/group-commit.ts';
import { StoreUnavailableError } from '../../src/storage/store-errors.ts';

it('tells each of a group that the database is gone, and tries none by itself', async () => {
  const groups: (readonly string[])[] = [];
  const put = createGroupCommit<string>(async (rows) => {
    groups.push(rows);
    throw new StoreUnavailableError('gone');
  }, 1);
  const outcomes = await Promise.allSettled([put('a'), put('b')]);
  const gone = { status: 'rejected', reason: expect.any(StoreUnavailableError) };
  expect(outcomes).toEqual([gone, gone]);
  expect(groups).toEqual([['a', 'b']]);
});

it('gathers what comes while a group is being written, in one next group', async () => {
  const groups: string[][] = [];
  const holds: (() => void)[] = [];
  const put = createGroupCommit<string>(async (rows) => {
    groups.push([...rows]);
    await new Promise<void>((resolve) => holds.push(resolve));
  }, 1);
  const first = put('a');
  await expect.poll(() => groups).toEqual([['a']]);
  const others = [put('b')];
  await new Promise((resolve) => setTimeout(resolve, 20)); // far longer than a group is gathered for
  others.push(put('c'));
  expect(groups).toEqual([['a']]);
  holds.shift()?.();
  await first;
  await expect.poll(() => groups).toEqual([['a'], ['b', 'c']]);
  holds.shift()?.();
  await Promise.all(others);
});
