/** Reasons to look at an evaluation that the page can put in its own language. */
const KNOWN_REASONS = [
  'low-confidence',
  'unscored',
  'engines-disagree',
  'engine-failed',
  'guarded-words-worked',
] as const;

export type KnownReason = (typeof KNOWN_REASONS)[number];

/** Narrow a code of the service to one that the catalogue has words for. */
export function findKnownReason(code: string): KnownReason | undefined {
  return KNOWN_REASONS.find((known) => known === code);
}
