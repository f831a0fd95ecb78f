import { expect, it } from 'vitest';
import { lanesFor, type ModelWork, unitSizeFor } from '../../src/workflows/model-work.ts';
import { aPaidModel } from './a-paid-model.ts';

const models = (concurrency: number): ModelWork => ({
  ...aPaidModel({ concurrency }).models,
  needsModel: (engine) => engine !== 'keyword',
});

it.each([
  { engine: 'keyword', concurrency: 64, size: 400, why: 'needs no model' },
  { engine: 'llm', concurrency: 64, size: 32, why: 'half of what the model takes at a time' },
  { engine: 'auto', concurrency: 1, size: 1, why: 'at least one' },
  { engine: 'llm', concurrency: 1_000, size: 400, why: 'no more than without a model' },
] as const)('cuts units of $size for $engine with $concurrency requests at a time ($why)', (given) => {
  expect(unitSizeFor(given.engine, models(given.concurrency))).toBe(given.size);
});

it('cuts units of 400 where no model is set up', () => {
  expect(unitSizeFor('auto', undefined)).toBe(400);
});

it('has five units in hand for a model, and never fewer than without one', () => {
  expect([lanesFor(1, undefined), lanesFor(1, models(64)), lanesFor(9, models(64))]).toEqual([4, 5, 12]);
});
