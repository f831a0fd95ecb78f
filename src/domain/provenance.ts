import type { EngineChoice, EngineId, EngineRef } from './engine-id.ts';
import type { Verdict } from './verdict.ts';

/** What one of several engines said of each criterion by itself, after the evidence check. */
export type Witness = {
  readonly engine: EngineRef;
  /** In the rubric's order; a criterion that the engine could not judge has no verdict. */
  readonly criteria: readonly {
    readonly id: string;
    readonly verdict: Verdict | null;
    readonly confidence: number;
  }[];
};

/** What a model endpoint was asked for one evaluation. Holds no word of the answer. */
export type ModelUse = {
  readonly engine: EngineId;
  /** As the settings name it. */
  readonly model: string;
  /** Whatever else decides the reply, e.g. temperature, samples, masking. */
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  /** SHA-256 of the prompt's file, 64 hex digits; null where there is no prompt. */
  readonly promptHash: string | null;
  /** SHA-256 of the answer as it was sent, i.e. masked; 64 hex digits. */
  readonly inputHash: string;
  /** Where the replies lie in the engine cache: with them the result can be made again without the model. */
  readonly cacheKeys: readonly string[];
  readonly spent: ModelSpending;
};

/** What an evaluation cost when it was made; all 0 when every reply came from the cache. */
export type ModelSpending = {
  /** Requests that were sent, repeated ones included. */
  readonly requests: number;
  readonly inputTokens: number;
  /** Those of `inputTokens` that the provider had in its prefix cache. */
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number;
};

export const noSpending: ModelSpending = {
  requests: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
};

/** Code of the failure of an engine that judged some criteria and left others to its fellow witnesses. */
export const partFailureCode = 'criteria-unscored';

/** Why an engine of the chain did not answer. `code` is kebab-case and stable; the message quotes no answer. */
export type EngineFailure = { readonly engine: EngineId; readonly code: string; readonly message: string };

/**
 * A flagged answer is judged as it is and once more without the guarded words. The second judgement counts; what the first one said
 * is kept here for the reviewer.
 */
export type FirstLook = {
  readonly engine: EngineId;
  /** In the rubric's order; the words stayed in. A criterion that could not be judged has no verdict. */
  readonly criteria: readonly { readonly id: string; readonly verdict: Verdict | null }[];
  /** Points with the words minus points without them: what they would have gained. null if either is incomplete. */
  readonly pointsShift: number | null;
};

/** How an evaluation came about. Part of every evaluation that more than the keyword engine had to do with. */
export type Provenance = {
  readonly asked: EngineChoice;
  /** Engines side by side; empty where one engine decided alone. */
  readonly witnesses: readonly Witness[];
  readonly modelUses: readonly ModelUse[];
  /** Engines that were to answer and could not, in the order in which they were tried. */
  readonly failures: readonly EngineFailure[];
  readonly firstLooks: readonly FirstLook[];
};
