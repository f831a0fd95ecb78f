import { validate, version } from 'uuid';
import { expect, it } from 'vitest';
import { createIdSource } from '../../src/storage/sql/new-id.ts';

const timeOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

it('makes UUIDs of version 7 with the time in front', () => {
  const id = createIdSource(() => 1_700_000_000_123)();
  expect([validate(id), version(id), timeOf(id)]).toEqual([true, 7, 1_700_000_000_123]);
});

it('makes ids that all differ and ascend, within a millisecond too', () => {
  const newId = createIdSource(() => 1_700_000_000_000);
  const ids = Array.from({ length: 5_000 }, newId);
  expect(new Set(ids).size).toBe(5_000);
  expect(ids.toSorted()).toEqual(ids);
});

it('goes on ascending when the clock goes back', () => {
  let now = 1_700_000_000_000;
  const newId = createIdSource(() => now);
  const before = newId();
  now -= 60_000;
  const after = newId();
  expect(after > before).toBe(true);
  now += 60_001;
  expect(timeOf(newId())).toBe(1_700_000_000_001);
});

it('lets two sources make different ids at the same time', () => {
  const [one, two] = [createIdSource(() => 1), createIdSource(() => 1)];
  const ids = Array.from({ length: 300 }, () => [one(), two()]).flat();
  expect(new Set(ids).size).toBe(600);
});
