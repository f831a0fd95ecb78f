import type { Span } from '../../domain/evidence.ts';
import { findDoubleNegations, findReassurances, findRefusals } from '../../text/negation.ts';
import { normalise } from '../../text/normalise.ts';
import { segment } from '../../text/segment.ts';
import { tokenise } from '../../text/tokens.ts';

/** A clause of a normalised text: what a model is asked for a vector of. */
export type ClauseText = Span & {
  readonly text: string;
  readonly sentence: number;
  /** Han characters and English words, at least 1. */
  readonly tokens: number;
  /** 1 where a rule of text/negation.ts finds words of refusal; models hardly see a negation. */
  readonly refuses: 0 | 1;
  /** 1 where two negations make a yes, or a negation comforts. */
  readonly affirms: 0 | 1;
};

/** Cut a normalised text into clauses; those without a letter or digit are left out. */
export function clausesOf(normalisedText: string): readonly ClauseText[] {
  const { text, clauses } = segment(normalisedText);
  const refusals = findRefusals(text);
  const affirmations = [...findDoubleNegations(text), ...findReassurances(text)];
  return clauses.flatMap(({ start, end, sentence }) => {
    const words = text.slice(start, end);
    if (!/[\p{L}\p{N}]/u.test(words)) return [];
    const has = (found: readonly Span[]) => (found.some((span) => span.start >= start && span.start < end) ? 1 : 0);
    const tokens = Math.max(1, tokenise(words).length);
    return [{ start, end, text: words, sentence, tokens, refuses: has(refusals), affirms: has(affirmations) } as const];
  });
}

/** The clauses of a text as a person wrote it. */
export function clausesOfRaw(text: string): readonly ClauseText[] {
  return clausesOf(normalise(text).text);
}
