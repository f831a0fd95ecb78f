import { expect, it } from 'vitest';
import type { CostEstimate } from '../../src/workflows/expected-cost.ts';
import { forecastBatch } from '../../src/workflows/forecast-batch.ts';
import { aWorkspace } from './a-workspace.ts';

/** A workspace with a batch that waits, and a clock on which an answer takes two milliseconds. */
async function aForecast(answers: number, estimate?: CostEstimate) {
  const models = estimate && { needsModel: () => true, expectedCost: async () => estimate };
  const workspace = await aWorkspace();
  const rows = Array.from({ length: answers }, (_, index) => `c${index},complaint,道歉${index}`);
  const { batch } = await workspace.importText(`candidate,question,answer\n${rows.join('\n')}\n`);
  // The first answers are slower: code is compiled and threads are started with them.
  const elapsedMs = () => workspace.calls.length * 2 + Math.min(workspace.calls.length, 50) * 10;
  return { ...workspace, id: batch.id, parts: { ...workspace, models, elapsedMs } };
}

it('measures a sample and extends it to all that is left, and stores nothing', async () => {
  const { id, parts, services, calls } = await aForecast(500);
  expect(await forecastBatch(id, undefined, parts)).toEqual({
    items: 500,
    seconds: 1,
    costUsd: 0,
    sampleSize: 200,
    basis: 'measured',
  });
  expect(calls.length).toBeLessThanOrEqual(2_000); // a few passes over the sample, and no more
  expect(await services.getBatch(id)).toMatchObject({ status: 'ready', counts: { evaluated: 0 } });
});

it('looks no further than the cap goes', async () => {
  const { id, parts } = await aForecast(50);
  expect(await forecastBatch(id, { items: 30, costUsd: null }, parts)).toMatchObject({ items: 30, seconds: 0.06 });
  expect(await forecastBatch(id, { items: 80, costUsd: null }, parts)).toMatchObject({ items: 50, sampleSize: 50 });
});

it('asks no model for a forecast: it extends what a sample is expected to cost', async () => {
  const { id, parts, calls } = await aForecast(10, { costUsd: 0.02, seconds: 0.5, basis: 'recent-use' });
  const forecast = await forecastBatch(id, undefined, parts);
  expect(forecast).toEqual({ items: 10, seconds: 5, costUsd: 0.2, sampleSize: 10, basis: 'recent-use' });
  expect(calls).toEqual([]);
});

it('looks no further than the cap on costs goes', async () => {
  const { id, parts } = await aForecast(10, { costUsd: 0.25, seconds: 1, basis: 'recent-use' });
  const forecast = await forecastBatch(id, { items: null, costUsd: 1.1 }, parts);
  expect(forecast).toMatchObject({ items: 5, seconds: 5, costUsd: 1.25 });
});

it('says that it knows nothing of the time while the model was not asked yet', async () => {
  const { id, parts } = await aForecast(10, { costUsd: 0.02, seconds: null, basis: 'guess' });
  expect(await forecastBatch(id, undefined, parts)).toMatchObject({ seconds: null, basis: 'guess' });
});

it('has nothing to say of a batch that is over, and no batch for an unknown id', async () => {
  const { id, parts, services } = await aForecast(10);
  await services.cancelBatch(id);
  expect(await forecastBatch(id, undefined, parts)).toEqual({
    items: 0,
    seconds: 0,
    costUsd: 0,
    sampleSize: 0,
    basis: 'measured',
  });
  await expect(forecastBatch('there-is-none', undefined, parts)).rejects.toMatchObject({ code: 'batch-not-found' });
});
