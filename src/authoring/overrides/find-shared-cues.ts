import type { Language } from '../../domain/question-bank.ts';
import type { QuestionContent } from '../../domain/rubric-draft.ts';
import { normalise } from '../../text/normalise.ts';
import { classedWordsOf } from '../../text/words.ts';
import { type ContentWord, contentWordsOf } from '../derive/content-words.ts';
import type { ProposedItem } from '../propose/proposed-item.ts';

/** Fewer texts that share some words share them by chance. */
export const leastQuotes = 2;

/** In characters; what a cue that says no distance does not reach is found in no quote, and falls out later. */
const longestGap: Readonly<Record<Language, number>> = { zh: 8, en: 48 };

/** More candidates of one kind would take long, and the rarest of them find least. */
const mostOfKind = 40;

/**
 * List what at least two quotes have in common, as cues: two content words that stand in the same order near each other, then single
 * content words. Words of the question are left out: whoever repeats it has said nothing.
 *
 * @param quotes different texts
 * @returns pairs before single words, which say less; of each what most quotes have first.
 */
export function findSharedCues(
  { prompt, language }: Pick<QuestionContent, 'prompt' | 'language'>,
  place: Pick<ProposedItem, 'criterionId' | 'weight'>,
  quotes: readonly string[],
): readonly ProposedItem[] {
  const asked = normalise(prompt).text;
  const pairs = new Map<string, number>();
  const words = new Map<string, number>();
  for (const quote of quotes) {
    const own = contentWordsOf(normalise(quote).text, classedWordsOf).filter(({ text }) => !asked.includes(text));
    countEach(
      words,
      own.map(({ term }) => term),
    );
    countEach(pairs, nearPairs(own, longestGap[language]));
  }
  return [...mostShared(pairs), ...mostShared(words)].map((text) => ({ ...place, kind: 'cue', text }));
}

function countEach(counts: Map<string, number>, found: readonly string[]): void {
  for (const it of new Set(found)) counts.set(it, (counts.get(it) ?? 0) + 1);
}

function nearPairs(words: readonly ContentWord[], gap: number): readonly string[] {
  return words.flatMap((first, index) =>
    words
      .slice(index + 1)
      .filter((second) => second.start >= first.end && second.start - first.end <= gap)
      .map((second) => `${first.term} .. ${second.term}`),
  );
}

function mostShared(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts]
    .filter(([, count]) => count >= leastQuotes)
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostOfKind)
    .map(([text]) => text);
}
