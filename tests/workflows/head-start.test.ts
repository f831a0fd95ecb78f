import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createHeadStart } from '../../src/workflows/head-start.ts';
import type { PackMany } from '../../src/workflows/pack-many.ts';
import { aBank } from './a-bank.ts';

/** Answers that name their places, to two questions by turns. */
const someAnswers = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    questionId: index % 2 === 0 ? 'complaint' : 'delay',
    answer: `抱歉${from + index}`,
  }));
const toRequest = <Answer>(answer: Answer) => ({ ...answer, engine: 'auto' as const });

type Options = { readonly roundMs?: readonly number[]; readonly keepMs?: number; readonly failsAt?: string };

/** A head start whose thread takes so many milliseconds for each round, the last of them for all that follow. Outcomes say who made them. */
function aHeadStart({ roundMs = [200], keepMs, failsAt }: Options = {}) {
  const beside: string[] = [];
  const here: string[] = [];
  const asked: string[][] = [];
  const bank = { ...aBank() };
  let rounds = 0;
  let nowMs = 0;
  const evaluateBy =
    (name: string, seen: string[]): PackMany =>
    async (requests) => {
      seen.push(...requests.map(({ answer }) => answer));
      return requests.map(({ questionId, answer }) =>
        answer === failsAt
          ? { error: { code: 'evaluation-thread-ended', message: 'gone', retryable: true } }
          : { evaluation: `${name}: ${questionId} ${answer}` as never },
      );
    };
  const onThread = evaluateBy('thread', beside);
  const headStart = createHeadStart({
    bank,
    prepare: (questionIds) => void asked.push([...questionIds]),
    packMany: evaluateBy('here', here),
    packBeside: async (requests) => {
      nowMs += roundMs[Math.min(rounds, roundMs.length - 1)] as number;
      rounds += 1;
      await sleep(2);
      return onThread(requests);
    },
    threads: 2,
    elapsedMs: () => nowMs,
    keepMs,
  });
  return { headStart, bank, beside, here, asked };
}

it('gives what was evaluated ahead, whoever asks, and evaluates the rest as without it', async () => {
  const { headStart, here, asked } = aHeadStart();
  headStart.add('a', 'auto', someAnswers(300));
  headStart.add('a', 'auto', someAnswers(1_300, 300));
  expect(asked).toEqual([['complaint', 'delay']]);
  await headStart.findSpeed('a');
  const ready = someAnswers(1_000).map(toRequest);
  const outcomes = await headStart.packMany(ready.slice(0, 500));
  expect(outcomes).toEqual(
    ready.slice(0, 500).map(({ questionId, answer }) => ({ evaluation: `thread: ${questionId} ${answer}` })),
  );
  expect(here).toEqual([]);
  const others = someAnswers(4, 9_000).map(toRequest);
  const mixed = [...ready.slice(998), ...others];
  const [first, second, ...rest] = await headStart.packMany(mixed);
  expect([first, second]).toEqual([
    { evaluation: 'thread: complaint 抱歉998' },
    { evaluation: 'thread: delay 抱歉999' },
  ]);
  expect(rest).toEqual(others.map(({ questionId, answer }) => ({ evaluation: `here: ${questionId} ${answer}` })));
});

it('ends with the first of its answers that is not done: the thread is needed', async () => {
  const { headStart, beside, here } = aHeadStart();
  headStart.add('a', 'auto', someAnswers(4_000));
  await headStart.findSpeed('a');
  await headStart.packMany(someAnswers(1, 3_998).map(toRequest));
  const done = beside.length;
  await sleep(20);
  expect(beside.length - done).toBeLessThanOrEqual(200);
  headStart.add('a', 'auto', someAnswers(500, 4_000));
  await headStart.packMany(someAnswers(2).map(toRequest));
  expect(here).toHaveLength(3);
  expect(await headStart.findSpeed('a')).toBeDefined();
});

it.each([
  { what: 'another engine', request: { questionId: 'complaint', answer: '抱歉0', engine: 'keyword' as const } },
  {
    what: 'another language of the reader',
    request: { ...toRequest({ questionId: 'complaint', answer: '抱歉0' }), readerLanguage: 'en' as const },
  },
  { what: 'another question', request: toRequest({ questionId: 'delay', answer: '抱歉0' }) },
])('does not take for an answer what was evaluated for $what', async ({ request }) => {
  const { headStart, here } = aHeadStart();
  headStart.add('a', 'auto', someAnswers(1_200));
  await headStart.findSpeed('a');
  await headStart.packMany([request]);
  expect(here).toEqual(['抱歉0']);
});

it('does not give what was evaluated with questions that were published anew since', async () => {
  const { headStart, bank, here } = aHeadStart();
  headStart.add('a', 'auto', someAnswers(1_200));
  await headStart.findSpeed('a');
  Object.assign(bank, { questions: [...bank.questions] });
  await headStart.packMany(someAnswers(1).map(toRequest));
  expect(here).toEqual(['抱歉0']);
});

it('forgets the batch before the last, and a batch that nobody starts', async () => {
  const { headStart, here, asked } = aHeadStart({ keepMs: 400 });
  headStart.add('a', 'auto', someAnswers(1_200));
  headStart.add('b', 'auto', someAnswers(1_200, 5_000));
  expect(asked).toHaveLength(2);
  expect(await headStart.findSpeed('a')).toBeUndefined();
  expect(await headStart.findSpeed('b')).toBeDefined();
  await sleep(450);
  await headStart.packMany(someAnswers(1, 5_000).map(toRequest));
  expect(here).toEqual(['抱歉5000']);
});

it('goes on while answers of another batch are evaluated', async () => {
  const { headStart, here } = aHeadStart();
  headStart.add('a', 'auto', someAnswers(1_200));
  await headStart.findSpeed('a');
  await headStart.packMany(someAnswers(3, 9_000).map(toRequest));
  await headStart.packMany(someAnswers(1_000).map(toRequest));
  expect(here).toHaveLength(3);
});

it('evaluates an answer once that many have given', async () => {
  const { headStart, beside, here } = aHeadStart();
  const alike = Array.from({ length: 600 }, () => ({ questionId: 'complaint', answer: '不知道' }));
  headStart.add('a', 'auto', [...alike, ...someAnswers(1_200)]);
  await headStart.findSpeed('a');
  headStart.add('a', 'auto', alike);
  expect(await headStart.packMany(alike.map(toRequest))).toHaveLength(600);
  expect([here, beside.filter((answer) => answer === '不知道')]).toEqual([[], ['不知道']]);
});

it('takes up no more answers than it may keep', async () => {
  const { headStart, beside } = aHeadStart();
  for (let from = 0; from < 12_000; from += 500) headStart.add('a', 'auto', someAnswers(500, from));
  await expect.poll(() => beside.length).toBe(8_192);
  await sleep(10);
  expect(beside).toHaveLength(8_192);
});

it('tells the speed of the fastest round, as code is compiled during the first ones, for all threads', async () => {
  const { headStart } = aHeadStart({ roundMs: [900, 200, 60, 40, 50] });
  headStart.add('a', 'auto', someAnswers(1_200));
  expect(await headStart.findSpeed('a')).toMatchObject({ msAnAnswer: 0.1 });
  expect((await headStart.findSpeed('a'))?.sampleSize).toBeGreaterThanOrEqual(1_000);
});

it('says nothing of the speed from a few answers', async () => {
  const { headStart } = aHeadStart();
  headStart.add('a', 'auto', someAnswers(600));
  expect(await headStart.findSpeed('a')).toBeUndefined();
});

it('keeps nothing where an answer failed', async () => {
  const { headStart, here } = aHeadStart({ failsAt: '抱歉300' });
  headStart.add('a', 'auto', someAnswers(1_200));
  expect(await headStart.findSpeed('a')).toBeUndefined();
  await headStart.packMany(someAnswers(1).map(toRequest));
  expect(here).toEqual(['抱歉0']);
});
