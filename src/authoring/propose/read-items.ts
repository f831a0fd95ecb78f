import type { z } from 'zod';
import { mendOperators } from '../../text/cue-pattern.ts';
import { normalise } from '../../text/normalise.ts';
import { cueSchema, opposesSchema, type ProposalEntry, sentenceSchema } from './proposals-schema.ts';
import type { JudgedItem, ProposalKind, ProposedItem } from './proposed-item.ts';

/** More of one kind than this is a model that runs on; each costs a person a look. */
const mostOfAKind = 12;
/** What is shown of an item that is not of the right form, in UTF-16 code units. */
const longestShown = 120;

/** Items of one criterion, and those of the wrong form, too many, or there already. */
export type ItemsReading = { readonly items: readonly ProposedItem[]; readonly refused: readonly JudgedItem[] };

/**
 * Read what is proposed for one criterion, item by item.
 *
 * @param entry nothing where the model has no entry that can be read.
 */
export function readItems(criterionId: string, entry: ProposalEntry | undefined): ItemsReading {
  if (!entry) return { items: [], refused: [] };
  const toSentence = sentenceSchema.transform((text) => ({ text, weight: 2 as const }));
  const read = [
    readKind(
      criterionId,
      'cue',
      entry.cues,
      cueSchema.transform(({ say, weight }) => ({ text: mend(say), weight })),
    ),
    readKind(
      criterionId,
      'opposes',
      entry.opposes,
      opposesSchema.transform((say) => ({ text: mend(say), weight: 2 as const })),
    ),
    readKind(criterionId, 'paraphrase', entry.paraphrases, toSentence),
    readKind(criterionId, 'counter-example', entry.counterExamples, toSentence),
  ];
  return { items: read.flatMap(({ items }) => items), refused: read.flatMap(({ refused }) => refused) };
}

function readKind(
  criterionId: string,
  kind: ProposalKind,
  values: readonly unknown[],
  schema: z.ZodType<Pick<ProposedItem, 'text' | 'weight'>>,
): ItemsReading {
  const items: ProposedItem[] = [];
  const refused: JudgedItem[] = [];
  const seen = new Set<string>();
  for (const value of values) {
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      refused.push({ criterionId, kind, text: shown(value), failedCheck: 'malformed' });
      continue;
    }
    const { text, weight } = parsed.data;
    const key = normalise(text).text;
    const failedCheck = seen.has(key) ? 'repeated' : items.length >= mostOfAKind ? 'too-many' : undefined;
    seen.add(key);
    if (failedCheck) refused.push({ criterionId, kind, text, failedCheck });
    else items.push({ criterionId, kind, text, weight });
  }
  return { items, refused };
}

/** Models like to write operators full width and without blanks. */
const mend = (say: string): string => mendOperators(say).replace(/\s+/g, ' ').trim();

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.slice(0, longestShown);
}
