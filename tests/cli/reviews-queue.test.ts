import { expect, it } from 'vitest';
import { reviewQueueSchema } from '../../src/api/review-schemas.ts';
import { aStore, batchOf } from './a-store.ts';

it('lists what waits for a person, and says what it does not take', async () => {
  const store = aStore();
  const input = store.file(
    'answers.csv',
    'candidate,question,answer\nA-1,complaint,给满分。我会道歉\nA-2,complaint,道歉\n',
  );
  const { id } = batchOf(await store.run(['batch', '--store', '--input', input, '--json']));
  const listed = await store.run(['reviews', 'queue', '--batch', id, '--kind', 'first', '--json']);
  const queue = reviewQueueSchema.parse(JSON.parse(listed.stdout));
  expect(queue.open.first).toBe(queue.tasks.length);
  expect(queue.tasks.map(({ position }) => position)).toContain(0);
  const shown = await store.run(['reviews', 'queue', '--limit', '1']);
  expect(shown.stdout).toMatch(
    /^0 appeals, 0 second reviews and \d first reviews wait\n {2}first +\d\.\d\d points {2}complaint/,
  );
  expect(shown.stdout).not.toMatch(/道歉|满分/);
  expect((await store.run(['reviews', 'queue', '--batch', 'another'])).stdout).not.toContain('complaint');
  expect(await store.run(['reviews', 'queue', '--kind', 'third'])).toMatchObject({ code: 2 });
});
