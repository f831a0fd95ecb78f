import { type PersonalDataKind, personalDataKinds } from '../../../src/text/personal-data/personal-data.ts';

export type PersonalValue = { readonly kind: PersonalDataKind; readonly value: string };

const tagged = new RegExp(`<(${personalDataKinds.join('|')})>([^<]*)</\\1>`, 'g');

/** Take the tags out of a case: the text to mask, and what in it is personal. */
export function readCase(marked: string): { readonly text: string; readonly personal: readonly PersonalValue[] } {
  const personal = Array.from(marked.matchAll(tagged), ([, kind = '', value = '']) => ({
    kind: kind as PersonalDataKind,
    value,
  }));
  return { text: marked.replace(tagged, '$2'), personal };
}
