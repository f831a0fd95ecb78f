import { normalise, toOriginalSpan } from '../normalise.ts';
import { replaceSpans, type TextView } from '../text-view.ts';
import { findEmails } from './find-emails.ts';
import { type PersonalData, type PersonalDataKind, personalDataKinds } from './personal-data.ts';

/** A text without personal data. Spans of its `text` map back to the text as submitted. */
export type MaskedText = TextView & {
  /** In the order of the text; spans index the text as submitted. */
  readonly found: readonly PersonalData[];
  /** How often each kind was found, those that were not left out: all that a receipt may say. */
  readonly counts: Readonly<Partial<Record<PersonalDataKind, number>>>;
};

export function maskPersonalData(text: string): MaskedText {
  const answer = normalise(text);
  const found: PersonalData[] = findEmails(answer.text).map((span) => ({
    kind: 'email',
    span: toOriginalSpan(answer, span),
  }));
  const view = replaceSpans(
    text,
    found.map(({ span }, index) => ({ ...span, text: `〔邮箱${index + 1}〕` })),
  );
  const counts: Partial<Record<PersonalDataKind, number>> = {};
  for (const kind of personalDataKinds) {
    const count = found.filter((it) => it.kind === kind).length;
    if (count > 0) counts[kind] = count;
  }
  return { ...view, found, counts };
}
