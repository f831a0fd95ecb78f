import { hash } from 'node:crypto';
import { overlaps, type Span } from '../../domain/evidence.ts';
import { normalise, toOriginalSpan } from '../../text/normalise.ts';
import { maskPersonalData } from '../../text/personal-data/mask.ts';
import { replaceSpans } from '../../text/text-view.ts';
import { type ClauseText, clausesOf } from './clauses.ts';

/** The clauses of an answer as they leave the machine, and where they stand in the answer as submitted. */
export type SentClauses = {
  readonly clauses: readonly ClauseText[];
  /** By clause, in the answer as submitted. */
  readonly spans: readonly Span[];
  /** Clauses that hold a guarded word: no evidence. */
  readonly excluded: ReadonlySet<number>;
  /** SHA-256 of what is sent, 64 hex digits. */
  readonly hash: string;
};

/**
 * Cut an answer into the clauses that are sent: normalised, and with personal data masked unless a setting says otherwise.
 *
 * @param guardedSpans in the answer as submitted.
 */
export function toSentClauses(original: string, mask: boolean, guardedSpans: readonly Span[]): SentClauses {
  const view = mask ? maskPersonalData(original) : replaceSpans(original, []);
  const normalised = normalise(view.text);
  const clauses = clausesOf(normalised.text);
  const spans = clauses.map((clause) => view.toOriginalSpan(toOriginalSpan(normalised, clause)));
  const excluded = spans.flatMap((span, clause) =>
    guardedSpans.some((guarded) => overlaps(span, guarded)) ? [clause] : [],
  );
  const sent = JSON.stringify(clauses.map(({ text }) => text));
  return { clauses, spans, excluded: new Set(excluded), hash: hash('sha256', sent) };
}
