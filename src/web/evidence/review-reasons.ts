import { evaluationSchema } from '../../api/schemas.ts';

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

const FLAGS = evaluationSchema.shape.flags.element.options;

type ReasonKey = `reason.${KnownReason}` | `flag.${(typeof FLAGS)[number]}`;

/** Find the few words for a reason to look or for a flag; undefined for a code that is new to the page. */
export function reasonWords(code: string): ReasonKey | undefined {
  const reason = findKnownReason(code);
  if (reason !== undefined) return `reason.${reason}`;
  const flag = FLAGS.find((known) => known === code);
  return flag === undefined ? undefined : `flag.${flag}`;
}
