import { expect, it } from 'vitest';
import type { OngoingImport } from '../../src/storage/batch-store.ts';
import { createStaleImports } from '../../src/workflows/stale-imports.ts';

/** Imports that only their ids and times matter of, and a clock that stands still until it is moved. */
function aWatch(...imports: OngoingImport[]) {
  const abandoned: OngoingImport[] = [];
  const store = {
    listImports: async () => imports.map((one) => ({ ...one })),
    abandonStaleImport: async (seen: OngoingImport) => {
      abandoned.push(seen);
      const index = imports.findIndex(
        ({ batchId, updatedAt }) => batchId === seen.batchId && updatedAt === seen.updatedAt,
      );
      if (index >= 0) imports.splice(index, 1);
      return index >= 0;
    },
  };
  const clock = { ms: 1_000 };
  const stale = createStaleImports(store, () => clock.ms);
  const lookAt = async (ms: number) => {
    clock.ms = ms;
    await stale.abandon();
  };
  return { imports, abandoned, store, lookAt };
}

const anImport = (updatedAt = '2026-05-01T10:00:00.000Z'): OngoingImport => ({ batchId: 'b1', updatedAt });

it('abandons an import that it has watched lie still for a minute, and not a moment before', async () => {
  const { abandoned, lookAt } = aWatch(anImport());
  for (const ms of [1_000, 16_000, 60_999]) await lookAt(ms);
  expect(abandoned).toEqual([]);
  await lookAt(61_000);
  expect(abandoned).toEqual([anImport()]);
  await lookAt(200_000);
  expect(abandoned).toHaveLength(1);
});

it.each([
  { updatedAt: '1970-01-01T00:00:00.000Z', whose: 'decades behind' },
  { updatedAt: '9999-01-01T00:00:00.000Z', whose: 'far ahead' },
])('does not judge an import by the time it bears: its machine may have a clock that is $whose', async (one) => {
  const { abandoned, lookAt } = aWatch(anImport(one.updatedAt));
  await lookAt(5_000);
  await lookAt(64_999);
  expect(abandoned).toEqual([]);
  await lookAt(65_000);
  expect(abandoned).toEqual([anImport(one.updatedAt)]);
});

it('starts the minute anew with every addition, even if the clock of the other machine is set back', async () => {
  const { imports, abandoned, lookAt } = aWatch(anImport('2026-05-01T10:00:00.000Z'));
  await lookAt(1_000);
  imports[0] = anImport('2026-05-01T09:00:00.000Z');
  await lookAt(50_000);
  await lookAt(109_999);
  expect(abandoned).toEqual([]);
  await lookAt(110_000);
  expect(abandoned).toEqual([anImport('2026-05-01T09:00:00.000Z')]);
});

it('measures each import by itself', async () => {
  const [early, late] = [anImport(), { ...anImport(), batchId: 'b2' }];
  const { imports, abandoned, lookAt } = aWatch(early);
  await lookAt(1_000);
  imports.push(late);
  await lookAt(40_000);
  await lookAt(61_000);
  expect(abandoned).toEqual([early]);
  await lookAt(100_000);
  expect(abandoned).toEqual([early, late]);
});

it('tries once more to abandon what could not be abandoned, because the store was away', async () => {
  const { abandoned, store, lookAt } = aWatch(anImport());
  await lookAt(1_000);
  const { abandonStaleImport } = store;
  store.abandonStaleImport = async () => {
    throw new Error('gone');
  };
  await expect(lookAt(61_000)).rejects.toThrow('gone');
  store.abandonStaleImport = abandonStaleImport;
  await lookAt(61_250);
  expect(abandoned).toEqual([anImport()]);
});
