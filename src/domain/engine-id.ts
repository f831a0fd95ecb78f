/** The engines that can answer for an evaluation. */
export const engineIds = ['keyword', 'embedding', 'llm', 'hybrid'] as const;

export type EngineId = (typeof engineIds)[number];

/** What a caller can ask for: one engine, or the best that is configured and works. */
export const engineChoices = ['auto', ...engineIds] as const;

export type EngineChoice = (typeof engineChoices)[number];

/** An engine by name and version: the same version gives the same findings, as far as it is deterministic. */
export type EngineRef = { readonly id: EngineId; readonly version: string };
