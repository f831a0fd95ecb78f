import { randomBytes } from 'node:crypto';
import type { EngineChoice } from './domain/engine-id.ts';
import type { EmbeddingSettings, LlmSettings } from './domain/model-settings.ts';
import type { EngineFailure } from './domain/provenance.ts';
import type { QuestionBank } from './domain/question-bank.ts';
import { createEmbeddingEngine } from './engines/embedding/embedding-engine.ts';
import { type Engine, soleEngine } from './engines/engine.ts';
import { createFallbackChain } from './engines/hybrid/fallback-chain.ts';
import { createHybridEngine } from './engines/hybrid/hybrid-engine.ts';
import { loadCombinationModel } from './engines/hybrid/load-combination-model.ts';
import { createLlmEngine } from './engines/llm/llm-engine.ts';
import { loadJudgePrompts } from './engines/llm/load-judge-prompts.ts';
import { createCacheOnlyChatModel } from './providers/cache-only/cache-only-chat-model.ts';
import { createCacheOnlyEmbeddingModel } from './providers/cache-only/cache-only-embedding-model.ts';
import type { ChatModel } from './providers/chat-model.ts';
import type { EmbeddingModel } from './providers/embedding-model.ts';
import type { EngineCache } from './storage/engine-cache.ts';

/** The endpoints that are set, and what may be sent to them. */
export type ModelSettings = {
  readonly llm: LlmSettings | undefined;
  readonly embedding: EmbeddingSettings | undefined;
  readonly maskPersonalData: boolean;
};

/** The models behind the endpoints, or what stands in for them. */
export type Models = { readonly chat: ChatModel | undefined; readonly embedding: EmbeddingModel | undefined };

export const noModels: ModelSettings = { llm: undefined, embedding: undefined, maskPersonalData: true };

/** Connect to the endpoints that are set; nothing is sent. Their library is loaded only where there is one. */
export async function openModels({ llm, embedding }: ModelSettings): Promise<Models> {
  const chat = llm && (await import('./providers/openai/open-chat-model.ts')).openChatModel(llm);
  const vectors =
    embedding && (await import('./providers/openai/open-embedding-model.ts')).openEmbeddingModel(embedding);
  return { chat, embedding: vectors };
}

/** Stand in for the models of the endpoints that are set: nobody is asked, what was kept is found in the cache. */
export async function openCacheOnlyModels(
  { llm, embedding }: ModelSettings,
  failures: readonly EngineFailure[],
  onMiss: () => void,
): Promise<Models> {
  const vectors = embedding && (await openModels({ ...noModels, embedding })).embedding;
  return {
    chat: llm && createCacheOnlyChatModel(llm.model, { engine: 'llm', failures, onMiss }),
    embedding: vectors && createCacheOnlyEmbeddingModel(vectors, { engine: 'embedding', failures, onMiss }),
  };
}

export type EngineSetParts = {
  /** As loaded from its files; with its practice answers, if embeddings are set: they are calibrated with them. */
  readonly bank: QuestionBank;
  readonly keyword: Engine;
  readonly settings: ModelSettings;
  readonly models: Models;
  readonly cache: EngineCache;
  readonly promptsDirectory: string;
};

/**
 * Put together all engines that can be asked for: those whose models are there, all of them as witnesses of each other, and the chain
 * that answers with the best that works: a language model with the keyword engine as witness, embeddings with the keyword engine, the
 * keyword engine alone.
 */
export async function openEngineSet(parts: EngineSetParts): Promise<ReadonlyMap<EngineChoice, Engine>> {
  const { keyword } = parts;
  const llm = await openLlmEngine(parts);
  const embedding = openEmbeddingEngine(parts);
  const leaders = [llm, embedding].filter((engine) => engine !== undefined);
  if (leaders.length === 0) return soleEngine(keyword);
  const model = loadCombinationModel();
  const pairs = leaders.map((leader) =>
    createHybridEngine({ witnesses: [leader, keyword], model, leader: leader.id as 'llm' | 'embedding' }),
  );
  // Who asks for all witnesses gets those that answer; in the chain a pair without its model gives way to the next.
  const all = createHybridEngine({ witnesses: [...leaders, keyword], model });
  const named: [EngineChoice, Engine][] = leaders.map((leader) => [leader.id, leader]);
  return new Map<EngineChoice, Engine>([
    ['keyword', keyword],
    ...named,
    ['hybrid', all],
    ['auto', createFallbackChain([...pairs, keyword])],
  ]);
}

async function openLlmEngine({
  settings,
  models,
  cache,
  promptsDirectory,
}: EngineSetParts): Promise<Engine | undefined> {
  if (!settings.llm || !models.chat) return undefined;
  return createLlmEngine({
    chat: models.chat,
    cache,
    settings: settings.llm,
    prompts: await loadJudgePrompts(promptsDirectory),
    mask: settings.maskPersonalData,
    newDelimiter: () => randomBytes(9).toString('base64url'),
  });
}

function openEmbeddingEngine({ bank, settings, models, cache }: EngineSetParts): Engine | undefined {
  if (!settings.embedding || !models.embedding) return undefined;
  const mask = settings.maskPersonalData;
  return createEmbeddingEngine({ model: models.embedding, cache, settings: settings.embedding, bank, mask });
}
