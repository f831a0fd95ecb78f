import type { UncertaintyReply } from '../../api/authoring-schemas.ts';

/** Lines that are in no question for different reasons. */
const UNPLACED = ['heading', 'introduction', 'table-heading'] as const;

type WordsKey =
  | `uncertain.${UncertaintyReply['code']}`
  | `uncertain.unplaced-line.${(typeof UNPLACED)[number]}`
  | 'uncertain.counted'
  | 'uncertain.earlier';

type Facts = {
  readonly stated: string | number;
  readonly found: string | number;
  readonly line: string | number;
};

/**
 * What is uncertain, sentence by sentence: what it is, both numbers where the document states one and holds another, and
 * where a question stands that comes again.
 */
export function uncertaintyWords({
  code,
  facts,
}: Pick<UncertaintyReply, 'code' | 'facts'>): readonly [WordsKey, Facts][] {
  const { stated = '', found = '', kind, earlierLine: line = '' } = facts;
  const values = { stated, found, line };
  const unplaced = code === 'unplaced-line' ? UNPLACED.find((known) => known === kind) : undefined;
  const words: [WordsKey, Facts][] = [
    [unplaced === undefined ? `uncertain.${code}` : `uncertain.unplaced-line.${unplaced}`, values],
  ];
  if (stated !== '' && found !== '') words.push(['uncertain.counted', values]);
  if (line !== '') words.push(['uncertain.earlier', values]);
  return words;
}
