import { monitorEventLoopDelay } from 'node:perf_hooks';
import { commandLineActor } from '../../src/domain/actor.ts';
import type { QuestionBank } from '../../src/domain/question-bank.ts';
import type { Review } from '../../src/domain/review.ts';
import { listOverridePatterns } from '../../src/workflows/list-override-patterns.ts';
import { createMeasureReviewAgreement } from '../../src/workflows/measure-review-agreement.ts';
import { createMeasureReviewerDrift } from '../../src/workflows/measure-reviewer-drift.ts';

export type SpeedRow = { readonly what: string; readonly seconds: number; readonly longestPauseMs: number };

/** Measure how long the figures over some reviews take, and for how long at most nothing else gets its turn. */
export async function measureFiguresSpeed(bank: QuestionBank, all: readonly Review[]): Promise<readonly SpeedRow[]> {
  const place = new Map(all.map(({ id }, index) => [id, index]));
  const reviews = {
    async listReviews(
      _filter: object,
      { after, limit }: { readonly after?: string | undefined; readonly limit: number },
    ) {
      const first = after === undefined ? 0 : (place.get(after) ?? 0) + 1;
      return all.slice(first, first + limit);
    },
  };
  const batches = { find: async () => undefined };
  const people = { namesOf: async () => new Map<string, string>() };
  const evaluations = { find: async () => undefined };
  const parts = { bank, reviews, batches, people, evaluations };
  return [
    await time('agreement', () => createMeasureReviewAgreement(parts)(commandLineActor, {})),
    await time('drift', () => createMeasureReviewerDrift(parts)(commandLineActor)),
    await time('override patterns', () => listOverridePatterns(commandLineActor, {}, parts)),
  ];
}

async function time(what: string, work: () => Promise<unknown>): Promise<SpeedRow> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startMs = performance.now();
  await work();
  const seconds = (performance.now() - startMs) / 1_000;
  // One more turn, so that the last pause is counted.
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return { what, seconds, longestPauseMs: delay.max / 1e6 };
}
