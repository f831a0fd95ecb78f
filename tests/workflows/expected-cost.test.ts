import { expect, it } from 'vitest';
import { createExpectedCost, type ExpectedCostParts } from '../../src/workflows/expected-cost.ts';

/** One dollar a thousand tokens in, two a thousand out. */
const prices = { input: 1_000, cachedInput: 100, output: 2_000 };

const estimate = (overrides: Partial<ExpectedCostParts> = {}) =>
  createExpectedCost({
    promptTokensOf: () => 996,
    criteriaOf: () => 2,
    prices,
    samples: 1,
    concurrency: 10,
    requestsPerMinute: undefined,
    recentUse: { mean: () => undefined },
    ...overrides,
  });

/** Four Han characters: four tokens. */
const requests = [{ questionId: 'q', answer: '先去道歉' }];

const recentUse = { mean: () => ({ seconds: 2, inputTokens: 900, outputTokens: 100, costUsd: 1.1 }) };

it('guesses the output from the criteria while no model was asked, and knows no time', async () => {
  // 1,000 tokens in: 1 USD; 2 × 120 out: 0.48 USD
  const { costUsd, ...rest } = await estimate()(requests);
  expect(costUsd).toBeCloseTo(1.48, 9);
  expect(rest).toEqual({ seconds: null, basis: 'guess' });
});

it('takes output and time from what the model took lately', async () => {
  // 1,000 tokens in: 1 USD; 100 out: 0.2 USD; 2 s for ten at a time
  const { costUsd, ...rest } = await estimate({ recentUse })(requests);
  expect(costUsd).toBeCloseTo(1.2, 9);
  expect(rest).toEqual({ seconds: 0.2, basis: 'recent-use' });
});

it('is no faster than the requests a minute that the endpoint takes', async () => {
  expect(await estimate({ recentUse, requestsPerMinute: 120, samples: 3 })(requests)).toMatchObject({ seconds: 1.5 });
});

it('averages over the answers, and has nothing to say of none', async () => {
  const longer = { questionId: 'q', answer: '道'.repeat(1_004) };
  expect((await estimate()([...requests, longer])).costUsd).toBeCloseTo((1.48 + 2.48) / 2, 9);
  expect(await estimate()([])).toMatchObject({ costUsd: 0 });
});
