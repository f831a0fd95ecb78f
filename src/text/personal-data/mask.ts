import { overlaps } from '../../domain/evidence.ts';
import { toOriginalSpan } from '../normalise.ts';
import { replaceSpans, type TextView } from '../text-view.ts';
import { findAddresses } from './find-addresses.ts';
import { findEmails } from './find-emails.ts';
import { findNames } from './find-names.ts';
import { findNumbers } from './find-numbers.ts';
import { type PersonalData, type PersonalDataKind, personalDataKinds } from './personal-data.ts';
import { placeholdersFor } from './placeholders.ts';
import { type ReadingCopy, readingCopyOf } from './reading-copy.ts';

/** A text without personal data. Spans of its `text` map back to the text as submitted. */
export type MaskedText = TextView & {
  /** In the order of the text; spans index the text as submitted. */
  readonly found: readonly PersonalData[];
  /** How often each kind was found, those that were not left out: all that a receipt may say. */
  readonly counts: Readonly<Partial<Record<PersonalDataKind, number>>>;
};

/**
 * Replace personal data with numbered placeholders, the same value with the same one.
 *
 * docs/personal-data.md says what counts as personal. Full width, Traditional, spaces, dashes and invisible characters hide nothing.
 *
 * @example
 * const masked = maskPersonalData('我叫张伟，电话13800138000。');
 * masked.text; // '我叫〔姓名1〕，电话〔电话1〕。'
 * masked.toOriginalSpan({ start: 3, end: 4 }); // { start: 2, end: 4 }
 */
export function maskPersonalData(text: string): MaskedText {
  const copy = readingCopyOf(text);
  const found = findAll(copy).map(({ kind, span }) => ({ kind, span: toOriginalSpan(copy.answer, span) }));
  const placeholders = placeholdersFor(text, found);
  const view = replaceSpans(
    text,
    found.map(({ span }, index) => ({ ...span, text: placeholders[index] ?? '' })),
  );
  const counts: Partial<Record<PersonalDataKind, number>> = {};
  for (const { kind } of found) counts[kind] = (counts[kind] ?? 0) + 1;
  return { ...view, found, counts };
}

/** Everything personal in the order of the text; where two overlap, the kind that comes first in the list of kinds. */
function findAll(copy: ReadingCopy): PersonalData[] {
  const claimed: PersonalData[] = [
    ...findEmails(copy.text).map((span) => ({ kind: 'email' as const, span })),
    ...findNumbers(copy.text),
    ...findAddresses(copy).map((span) => ({ kind: 'address' as const, span })),
    ...findNames(copy).map((span) => ({ kind: 'name' as const, span })),
  ];
  const order = (kind: PersonalDataKind) => personalDataKinds.indexOf(kind);
  claimed.sort((a, b) => order(a.kind) - order(b.kind) || a.span.start - b.span.start);
  const kept: PersonalData[] = [];
  for (const data of claimed) if (!kept.some(({ span }) => overlaps(span, data.span))) kept.push(data);
  return kept.sort((a, b) => a.span.start - b.span.start);
}
