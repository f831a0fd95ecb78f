import type { EngineChoice } from '../domain/engine-id.ts';
import type { ErasableCache } from '../storage/engine-cache.ts';
import type { EvaluateSideBySide } from './evaluate-side-by-side.ts';
import type { ExpectedCost } from './expected-cost.ts';
import type { EndpointsSet } from './require-engine.ts';

/** How answers of batches are evaluated by engines that ask a model; left out where no model is set up. */
export type ModelWork = {
  /** Does this choice of engine ask a model? */
  needsModel(engine: EngineChoice): boolean;
  readonly endpoints: EndpointsSet;
  readonly evaluate: EvaluateSideBySide;
  readonly expectedCost: ExpectedCost;
  /** Requests that the endpoint takes at a time. */
  readonly concurrency: number;
  /** Where replies are kept, of which those about erased answers must go. */
  readonly cache: Pick<ErasableCache, 'forgetAnswer'>;
};

/** Items evaluated and stored together by an engine without a model: a tenth of a second of work. */
const plainUnitSize = 400;

/** Units in hand beyond one for each thread that evaluates: one is being stored, and answers of two wait at threads. */
const unitsAhead = 3;

/** Units that are worked on side by side for a model. */
const modelLanes = 5;

/**
 * How many items are evaluated and stored together. With a model it is half of the requests that it takes at a time: five units side
 * by side then keep it busy while one is being stored, and what was paid for is stored soon.
 */
export function unitSizeFor(engine: EngineChoice, models: ModelWork | undefined): number {
  if (!models?.needsModel(engine)) return plainUnitSize;
  return Math.min(plainUnitSize, Math.max(1, Math.ceil(models.concurrency / 2)));
}

/**
 * How many units a worker has in hand at a time.
 *
 * @param evaluators threads that evaluate answers without a model
 */
export function lanesFor(evaluators: number, models: ModelWork | undefined): number {
  const plainLanes = evaluators + unitsAhead;
  return models ? Math.max(plainLanes, modelLanes) : plainLanes;
}
