import { z } from 'zod';
import { type ModelSpending, noSpending } from '../../domain/provenance.ts';
import type { Rubric } from '../../domain/question-bank.ts';
import { type ChatReply, outputForms } from '../../providers/chat-model.ts';
import { costOf, type ModelPrices } from '../../providers/model-prices.ts';
import type { EngineCache } from '../../storage/engine-cache.ts';
import type { EngineFailedError } from '../engine-errors.ts';
import { SharedFlights } from '../shared-flights.ts';
import { JudgeFailedError, type JudgeReplies } from './ask-judge.ts';
import { readReplies } from './read-replies.ts';
import type { ReplyReading } from './read-reply.ts';

/** One judgement, fresh or from the cache. */
export type SampleOutcome = {
  /** Nothing where the judgement failed. */
  readonly reading: ReplyReading;
  /** Why there is no judgement, after replies that were paid for. */
  readonly failure: EngineFailedError | undefined;
  /** Whether the replies lie in the cache. */
  readonly isKept: boolean;
  /** Nothing for replies from the cache, or for those that another request has paid for. */
  readonly spent: ModelSpending;
};

export type CachedJudge = (
  judgement: { readonly key: string; readonly answerHash: string; readonly rubric: Rubric },
  ask: (signal: AbortSignal) => Promise<JudgeReplies>,
  signal: AbortSignal | undefined,
) => Promise<SampleOutcome>;

/** What is kept of a judgement: what the model wrote, how, and what it took at the time. */
const contentSchema = z.object({
  texts: z.array(z.string()).min(1),
  form: z.enum(outputForms),
  usage: z.object({ inputTokens: z.number(), cachedInputTokens: z.number(), outputTokens: z.number() }),
  requests: z.number(),
});

/**
 * Create what asks a model only for judgements that are not in the cache, and for those that are wanted twice at the same time once.
 * Only judgements in which every criterion could be read are kept: anything else deserves another try.
 */
export function createCachedJudge(cache: EngineCache, prices: ModelPrices): CachedJudge {
  const flights = new SharedFlights<SampleOutcome>();
  return async ({ key, answerHash, rubric }, ask, signal) => {
    const fetch = async (stop: AbortSignal): Promise<SampleOutcome> => {
      const kept = parseContent(await cache.find(key));
      if (kept) {
        return { reading: readReplies(kept.texts, rubric), failure: undefined, isKept: true, spent: noSpending };
      }
      const asked = await ask(stop).catch(toFailure);
      if (asked instanceof JudgeFailedError) {
        const spent = sumOf(asked.replies, prices);
        return { reading: readReplies([], rubric), failure: asked, isKept: false, spent };
      }
      const { texts, replies, reading } = asked;
      const spent = sumOf(replies, prices);
      const isKept = reading.problems.size === 0;
      if (isKept) {
        const { inputTokens, cachedInputTokens, outputTokens, requests } = spent;
        const usage = { inputTokens, cachedInputTokens, outputTokens };
        const content = JSON.stringify({ texts, form: replies.at(-1)?.form, usage, requests });
        await cache.put({ key, answerHash, engineId: 'llm', content });
      }
      return { reading, failure: undefined, isKept, spent };
    };
    const { value, isFirst } = await flights.join(key, fetch, signal);
    return isFirst ? value : { ...value, spent: noSpending };
  };
}

/** A failure that cost something is an outcome: it has to be paid for. Any other error stays one. */
function toFailure(error: unknown): JudgeFailedError {
  if (error instanceof JudgeFailedError) return error;
  throw error;
}

function parseContent(content: string | undefined): z.infer<typeof contentSchema> | undefined {
  return content === undefined ? undefined : contentSchema.parse(JSON.parse(content));
}

function sumOf(replies: readonly ChatReply[], prices: ModelPrices): ModelSpending {
  return replies.reduce(
    (sum, { usage, requests }) => ({
      requests: sum.requests + requests,
      inputTokens: sum.inputTokens + usage.inputTokens,
      cachedInputTokens: sum.cachedInputTokens + usage.cachedInputTokens,
      outputTokens: sum.outputTokens + usage.outputTokens,
      costUsd: sum.costUsd + costOf(usage, prices),
    }),
    noSpending,
  );
}
