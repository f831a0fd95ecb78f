import { expect, it } from 'vitest';
import { createIsStale } from '../../src/workflows/is-stale.ts';
import { createLiveBank } from '../../src/workflows/live-bank.ts';
import { aBank } from './a-bank.ts';
import { aPublished, publicationsOf } from './a-publication.ts';

const useOf = (questionId: string, hash: string) => ({ questionId, rubric: { hash } });

it('takes an evaluation for stale from the moment another version is in use', async () => {
  const published = aPublished(1);
  const liveBank = createLiveBank(aBank(), publicationsOf([published]));
  const isStale = createIsStale(liveBank.bank);
  const older = useOf('complaint', aBank().questions[0]?.rubric.hash ?? '');
  const newer = useOf('complaint', published.question.rubric.hash);
  expect([isStale(older), isStale(newer)]).toEqual([false, true]);
  await liveBank.refresh();
  expect([isStale(older), isStale(newer)]).toEqual([true, false]);
});

it('takes no evaluation of a question for stale that the bank does not have', () => {
  expect(createIsStale(aBank())(useOf('gone', 'f'.repeat(64)))).toBe(false);
});
