import { hash } from 'node:crypto';
import { overlaps, type Span } from '../../domain/evidence.ts';
import { findRefusals } from '../../text/negation.ts';
import { neutraliseMarks } from '../../text/neutralise-marks.ts';
import { type NormalisedText, normalise, toOriginalSpan } from '../../text/normalise.ts';
import { maskPersonalData } from '../../text/personal-data/mask.ts';
import { removeSpans } from '../../text/remove-spans.ts';
import { composeViews, replaceSpans, type TextView } from '../../text/text-view.ts';

/** An answer as a model gets to see it, with the way back to the words that were submitted. */
export type SentAnswer = {
  /** Masked, without what was cut out, marks neutralised. */
  readonly text: string;
  /** For finding quotes in it. */
  readonly normalised: NormalisedText;
  /** SHA-256 of `text`, 64 hex digits. */
  readonly hash: string;
  /** No letter and no digit is left: nothing to ask a model about. */
  readonly isBlank: boolean;
  /** Words of `text` that refuse or deny, as spans of it. */
  readonly refusals: readonly Span[];
  /** The words of the answer as submitted that a span of `text` stands for: several where something was cut out between them. */
  toEvidence(span: Span): readonly Span[];
};

export type SendingRules = {
  /** Whether personal data is replaced by placeholders. */
  readonly mask: boolean;
  /** Words of the answer as submitted that are left out. */
  readonly cut: readonly Span[];
};

/** Make of an answer what may leave the machine. Masking comes first: what is cut out may be what gives a name away as one. */
export function toSentAnswer(original: string, { mask, cut }: SendingRules): SentAnswer {
  const masked: TextView = mask ? maskPersonalData(original) : replaceSpans(original, []);
  const gaps = cut.flatMap(({ start, end }) => (end > start ? (masked.toViewSpan({ start, end }) ?? []) : []));
  const view = gaps.length === 0 ? masked : composeViews(masked, removeSpans(masked.text, gaps));
  const text = neutraliseMarks(view.text);
  const normalised = normalise(text);
  return {
    text,
    normalised,
    refusals: findRefusals(normalised.text).map((span) => toOriginalSpan(normalised, span)),
    hash: hash('sha256', text),
    isBlank: !/[\p{L}\p{N}]/u.test(text),
    toEvidence: (span) => without(view.toOriginalSpan(span), cut).filter((part) => hasWords(original, part)),
  };
}

/** What is left of a span outside others. */
function without(span: Span, others: readonly Span[]): Span[] {
  let parts: Span[] = [span];
  for (const other of others) {
    parts = parts.flatMap((part) => {
      if (!overlaps(part, other)) return [part];
      const pieces = [
        { start: part.start, end: Math.min(part.end, other.start) },
        { start: Math.max(part.start, other.end), end: part.end },
      ];
      return pieces.filter(({ start, end }) => end > start);
    });
  }
  return parts;
}

function hasWords(text: string, { start, end }: Span): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(start, end));
}
