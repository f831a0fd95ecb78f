import { hash } from 'node:crypto';
import { z } from 'zod';
import { proposalMessages } from '../authoring/propose/proposal-messages.ts';
import type { proposalVariables } from '../authoring/propose/proposal-prompt.ts';
import { type ProposalsReading, readProposals } from '../authoring/propose/read-proposals.ts';
import type { LlmSettings } from '../domain/model-settings.ts';
import { type ModelSpending, type ModelUse, noSpending } from '../domain/provenance.ts';
import type { Language } from '../domain/question-bank.ts';
import type { QuestionContent } from '../domain/rubric-draft.ts';
import { EngineFailedError } from '../engines/engine-errors.ts';
import type { Prompt } from '../engines/prompt-file.ts';
import type { ChatModel, ChatReply } from '../providers/chat-model.ts';
import { costOf } from '../providers/model-prices.ts';
import type { EngineCache } from '../storage/engine-cache.ts';
import { askForProposals } from './ask-for-proposals.ts';

export type ProposalPrompts = Readonly<Record<Language, Prompt<keyof typeof proposalVariables>>>;

export type ProposalSource = {
  readonly chat: ChatModel;
  /** Where replies are kept, so that the same rubric again costs nothing; left out to ask every time. */
  readonly cache?: EngineCache | undefined;
  readonly settings: Pick<LlmSettings, 'temperature' | 'seed' | 'maxOutputTokens' | 'outputForm' | 'prices'>;
  readonly prompts: ProposalPrompts;
  /** Whether personal data is masked before a text leaves the machine. */
  readonly mask: boolean;
  /** A code for the markers around the material; a new one for each request, and not to be foreseen. */
  readonly newDelimiter: () => string;
};

/** What a model proposes for a rubric, unchecked, and what it took; nothing for what is kept. */
export type ProposalsAnswer = { readonly reading: ProposalsReading; readonly spent: ModelSpending };

/** Raised with every change of what is asked or read. */
const algorithmVersion = '1.0.0';
/** Four sentences, four more, eight cues and the JSON around them, with room to spare. */
const tokensPerCriterion = 800;
/** Some endpoints take no request for more. */
const mostTokens = 8_000;

const textsSchema = z.array(z.string()).min(1);

/**
 * Get what a model proposes for a rubric, from the cache or by asking. Only replies in which nothing was wrong are kept: anything else
 * deserves another try. They hold no answer of anybody, and are kept for good.
 *
 * @throws {EngineFailedError} with what was spent on replies of no use.
 * @throws the signal's reason once it is aborted.
 */
export async function findProposals(
  source: ProposalSource,
  content: QuestionContent,
  signal: AbortSignal | undefined,
): Promise<ProposalsAnswer> {
  const { chat, cache, settings, prompts, mask } = source;
  const prompt = prompts[content.language];
  const maxOutputTokens = tokensFor(settings.maxOutputTokens, content);
  const input = JSON.stringify(proposalMessages(prompt, content, { mask, delimiter: '' }));
  const { temperature, seed, outputForm } = settings;
  const parameters = { temperature, ...(seed === undefined ? {} : { seed }), maxOutputTokens, outputForm, mask };
  const key = hash('sha256', JSON.stringify(['propose', algorithmVersion, input, prompt.hash, chat.name, parameters]));
  const kept = await cache?.find(key);
  if (kept !== undefined) {
    return { reading: readProposals(textsSchema.parse(JSON.parse(kept)), content), spent: noSpending };
  }
  signal?.throwIfAborted();
  const messages = proposalMessages(prompt, content, { mask, delimiter: source.newDelimiter() });
  let spent = noSpending;
  const count = (reply: ChatReply): void => {
    spent = addReply(spent, reply, settings.prices);
  };
  const request = { content, prompt, messages, temperature, seed, maxOutputTokens, signal };
  const { texts, reading } = await askForProposals(chat, request, count).catch((error) => {
    const use = { engine: 'llm', model: chat.name, parameters, promptHash: prompt.hash } as const;
    throw withUse(error, { ...use, inputHash: hash('sha256', input), cacheKeys: [], spent });
  });
  if (reading.problems.size === 0) {
    await cache?.put({ key, answerHash: '', engineId: 'llm', content: JSON.stringify(texts) });
  }
  return { reading, spent };
}

function tokensFor(least: number, { criteria }: QuestionContent): number {
  return Math.max(least, Math.min(mostTokens, criteria.length * tokensPerCriterion));
}

function addReply(sum: ModelSpending, { usage, requests }: ChatReply, prices: LlmSettings['prices']): ModelSpending {
  return {
    requests: sum.requests + requests,
    inputTokens: sum.inputTokens + usage.inputTokens,
    cachedInputTokens: sum.cachedInputTokens + usage.cachedInputTokens,
    outputTokens: sum.outputTokens + usage.outputTokens,
    costUsd: sum.costUsd + costOf(usage, prices),
  };
}

/** A failure after replies that were paid for says what they cost. */
function withUse(error: unknown, use: ModelUse): unknown {
  if (!(error instanceof EngineFailedError) || use.spent.requests === 0) return error;
  const { engine, code, message, retryable } = error;
  return new EngineFailedError(engine, code, message, { retryable, cause: error, modelUses: [use] });
}
