import type { UncertaintyReply } from '../../api/authoring-schemas.ts';

/** Lines that are in no question for different reasons. */
const UNPLACED = ['heading', 'introduction', 'table-heading'] as const;

/** What is said of facts besides, where all that a sentence names are there. */
const ADDED = [
  ['uncertain.counted', ['stated', 'found']],
  ['uncertain.expected', ['expected', 'found']],
  ['uncertain.joined', ['found', 'most']],
  ['uncertain.dropped', ['dropped']],
  ['uncertain.earlier', ['earlierLine']],
] as const;

type WordsKey =
  | `uncertain.${UncertaintyReply['code']}`
  | `uncertain.unplaced-line.${(typeof UNPLACED)[number]}`
  | (typeof ADDED)[number][0];

type Name = (typeof ADDED)[number][1][number];

/** Each is '' where the case has none. */
type Facts = Readonly<Record<Exclude<Name, 'earlierLine'> | 'line', string | number>>;

/**
 * What is uncertain, sentence by sentence: what it is, both numbers where the document states one and holds another, the words
 * that were left out, and where a question stands that comes again.
 */
export function uncertaintyWords({
  code,
  facts,
}: Pick<UncertaintyReply, 'code' | 'facts'>): readonly [WordsKey, Facts][] {
  const { stated = '', found = '', expected = '', most = '', dropped = '', kind, earlierLine: line = '' } = facts;
  const values = { stated, found, expected, most, dropped, line };
  const unplaced = code === 'unplaced-line' ? UNPLACED.find((known) => known === kind) : undefined;
  const first: WordsKey = unplaced === undefined ? `uncertain.${code}` : `uncertain.unplaced-line.${unplaced}`;
  const added = ADDED.filter(([, names]) => names.every((name) => facts[name] !== undefined)).map(([key]) => key);
  return [first, ...added].map((key) => [key, values]);
}
