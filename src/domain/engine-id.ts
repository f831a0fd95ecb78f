/** The engines a caller can ask for. */
export const engineIds = ['keyword'] as const;

export type EngineId = (typeof engineIds)[number];
