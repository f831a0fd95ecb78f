import type { DraftReply } from '../../api/authoring-schemas.ts';

/** What the page can say about how a rubric came about. */
const KNOWN = [
  'points-stated',
  'points-even',
  'points-remainder',
  'label-made',
  'few-words',
  'practice-answers-left',
  'proposal-used',
  'proposal-refused',
] as const;

type Note = Pick<DraftReply['derivation'][number], 'code' | 'facts'>;

type Counts = { readonly used: string | number; readonly refused: string | number };

/** Find the words for a note of the derivation; undefined for a code that is new to the page. */
export function derivationWords({ code, facts }: Note): [`derivation.${(typeof KNOWN)[number]}`, Counts] | undefined {
  const known = KNOWN.find((it) => it === code);
  const { used = 0, refused = 0 } = facts;
  return known === undefined ? undefined : [`derivation.${known}`, { used, refused }];
}
