/** What the page can say about how a rubric was derived; other notes are for machines. */
const KNOWN = [
  'points-stated',
  'points-even',
  'points-remainder',
  'label-made',
  'few-words',
  'practice-answers-left',
] as const;

/** Find the words for a note of the derivation; undefined for a code without. */
export function derivationWords(code: string): `derivation.${(typeof KNOWN)[number]}` | undefined {
  const known = KNOWN.find((it) => it === code);
  return known === undefined ? undefined : `derivation.${known}`;
}
