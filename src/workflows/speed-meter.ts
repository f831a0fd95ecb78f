import type { EvaluateAnswerRequest } from './evaluate-answer.ts';
import type { PackMany } from './pack-many.ts';

/** What evaluating without a model takes. */
export type MeasuredSpeed = {
  /** For an answer, with all threads at work, this one too. */
  readonly msAnAnswer: number;
  /** Answers that were tried out. */
  readonly sampleSize: number;
};

/** Measures on a thread how fast a batch will go, while its file is read: whoever asks for a forecast need not wait for it. */
export type SpeedMeter = {
  /** Begin to measure with the first answers of a batch. Returns at once. */
  begin(batchId: string, requests: readonly EvaluateAnswerRequest[]): void;
  /** What was measured for a batch, after the passes that it takes at least; undefined if nothing was, or if it failed. */
  find(batchId: string): Promise<MeasuredSpeed | undefined>;
  /** End what is being measured: the thread is needed. */
  end(): void;
};

export type SpeedMeterParts = {
  /** Evaluates on one thread beside this one. */
  readonly packBeside: PackMany;
  /** How many threads will evaluate a batch side by side: this one too. */
  readonly lanes: number;
  /** Milliseconds of a clock that only goes forward. */
  elapsedMs(): number;
};

/** Threads load and code is compiled with the first answers, which is no part of the speed of all the others. */
export const leastPasses = 5;
/** By then the code is as fast as it gets. */
const mostPasses = 25;
/** Batches whose speed is remembered. */
const mostKnown = 50;

/** Make a meter. What storing takes is not counted. */
export function createSpeedMeter({ packBeside, lanes, elapsedMs }: SpeedMeterParts): SpeedMeter {
  const known = new Map<string, Promise<MeasuredSpeed | undefined>>();
  const awaited = new Set<string>();
  let generation = 0;
  const measure = async (batchId: string, requests: readonly EvaluateAnswerRequest[]) => {
    const mine = generation;
    let fastest = Number.POSITIVE_INFINITY;
    let passes = 0;
    while (passes < (awaited.has(batchId) ? leastPasses : mostPasses) && mine === generation) {
      const startedMs = elapsedMs();
      const outcomes = await packBeside(requests);
      if (outcomes.some((outcome) => 'error' in outcome)) return undefined;
      fastest = Math.min(fastest, elapsedMs() - startedMs);
      passes += 1;
    }
    if (passes < leastPasses) return undefined;
    return { msAnAnswer: fastest / requests.length / lanes, sampleSize: requests.length };
  };
  return {
    begin(batchId, requests) {
      known.set(batchId, measure(batchId, requests));
      for (const oldest of known.keys()) {
        if (known.size <= mostKnown) break;
        known.delete(oldest);
        awaited.delete(oldest);
      }
    },
    find(batchId) {
      awaited.add(batchId);
      return known.get(batchId) ?? Promise.resolve(undefined);
    },
    end() {
      generation += 1;
    },
  };
}
