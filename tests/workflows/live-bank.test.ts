import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { PublishedRubric } from '../../src/domain/rubric-draft.ts';
import { followPublications } from '../../src/workflows/follow-publications.ts';
import { listQuestions } from '../../src/workflows/list-questions.ts';
import { createLiveBank } from '../../src/workflows/live-bank.ts';
import { refreshAfterPublishing } from '../../src/workflows/refresh-after-publishing.ts';
import { aBank } from './a-bank.ts';
import { aPublished, publicationsOf } from './a-publication.ts';

const versionsOf = ({ bank }: ReturnType<typeof createLiveBank>) => bank.questions.map(({ rubric }) => rubric.version);

it('is the bank as loaded until it is refreshed, then the same object with what is published', async () => {
  const live = createLiveBank(aBank(), publicationsOf([aPublished(1)]));
  const { bank } = live;
  expect({ ...bank }).toEqual(aBank());
  expect(await live.refresh()).toBe(true);
  expect(bank.questions.map(({ rubric }) => rubric.version)).toEqual(['1.1.0', '1.0.0']);
  expect(listQuestions(bank)).toMatchObject({
    bank: { id: 'a-bank', version: '2.1.0' },
    questions: [{ id: 'complaint', points: 3 }, { id: 'delay' }],
  });
});

it('keeps the same questions and tells nobody while nothing is published', async () => {
  const published = [aPublished(1)];
  const live = createLiveBank(aBank(), publicationsOf(published));
  await live.refresh();
  const { questions } = live.bank;
  const told: string[] = [];
  const end = live.onChange(() => told.push(versionsOf(live)[0] ?? ''));
  expect(await live.refresh()).toBe(false);
  expect(live.bank.questions).toBe(questions);
  published.push(aPublished(2));
  await live.refresh();
  end();
  published.push(aPublished(3));
  await live.refresh();
  expect(told).toEqual(['1.2.0']);
});

it('takes each publication once and the last one for good when several look at the same time', async () => {
  const slow = Promise.withResolvers<void>();
  const published = [aPublished(1)];
  let calls = 0;
  const listSince = async (_: string, since: number) => {
    const found = published.filter(({ number }) => number > since);
    if (++calls === 1) await slow.promise;
    return found;
  };
  const live = createLiveBank(aBank(), { listSince });
  const early = live.refresh();
  published.push(aPublished(2));
  expect(await live.refresh()).toBe(true);
  slow.resolve();
  expect(await early).toBe(false);
  expect(versionsOf(live)).toEqual(['1.2.0', '1.0.0']);
  expect(live.versions().map(({ rubric }) => rubric.version)).toEqual(['1.0.0', '1.0.0', '1.1.0', '1.2.0']);
});

it.each([
  { keepsPracticeAnswers: true, weights: '{}', kept: 1 },
  { keepsPracticeAnswers: false, weights: '{}', kept: 0 },
  { keepsPracticeAnswers: false, weights: null, kept: 1 },
])('keeps $kept practice answer: told to keep $keepsPracticeAnswers, weights $weights', async (plan) => {
  const { keepsPracticeAnswers, weights, kept } = plan;
  const live = createLiveBank(aBank(), publicationsOf([aPublished(1, { weights })]), { keepsPracticeAnswers });
  await live.refresh();
  expect(live.bank.questions[0]?.rubric.practiceAnswers).toHaveLength(kept);
  expect([...live.weights()]).toEqual(weights === null ? [] : [[live.bank.questions[0]?.rubric.hash, '{}']]);
});

it('is refreshed again and again by whoever follows it, also after a failure', async () => {
  const published: PublishedRubric[] = [];
  let calls = 0;
  const { listSince } = publicationsOf(published);
  const live = createLiveBank(aBank(), {
    listSince: async (...since) => {
      if (++calls === 1) throw new Error('the store is away');
      return await listSince(...since);
    },
  });
  const changed = new Promise<void>((resolve) => live.onChange(resolve));
  const failures: unknown[] = [];
  const stop = followPublications(live, (cause) => failures.push(cause), 1);
  onTestFinished(stop);
  published.push(aPublished(1));
  await changed;
  expect(versionsOf(live)).toEqual(['1.1.0', '1.0.0']);
  expect(failures).toEqual([new Error('the store is away')]);
  await stop();
  const callsThen = calls;
  await sleep(10);
  expect(calls).toBe(callsThen);
});

it('has what this process publishes once that is published, and nothing is lost if it cannot be read back', async () => {
  const published: PublishedRubric[] = [];
  const { listSince } = publicationsOf(published);
  let isAway = false;
  const live = createLiveBank(aBank(), {
    listSince: async (...since) => (isAway ? Promise.reject(new Error('away')) : await listSince(...since)),
  });
  const store = refreshAfterPublishing(
    {
      listSince,
      publish: async (_bankId, publication) => {
        const made = aPublished(published.length + 1, publication);
        published.push(made);
        return made;
      },
    },
    live,
  );
  const draft = { id: 'd', revision: 1 };
  await store.publish('a-bank', aPublished(1), draft);
  expect(versionsOf(live)).toEqual(['1.1.0', '1.0.0']);
  isAway = true;
  expect(await store.publish('a-bank', aPublished(2), draft)).toMatchObject({ number: 2 });
  expect(versionsOf(live)).toEqual(['1.1.0', '1.0.0']);
});
