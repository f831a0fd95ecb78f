/** What an engine says of one criterion. Contradicted: the answer says the opposite of the point, or refuses it. */
export const verdicts = ['covered', 'partial', 'missing', 'contradicted'] as const;

export type Verdict = (typeof verdicts)[number];
