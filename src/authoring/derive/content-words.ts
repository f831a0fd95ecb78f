import { stemmer } from 'stemmer';
import type { Span } from '../../domain/evidence.ts';
import type { Tagger } from '../../text/words.ts';
import { isStopWord } from './stop-words.ts';

/** A word that carries meaning, as it stands in a normalised text. */
export type ContentWord = Span & {
  readonly text: string;
  /** As a cue finds it: an English word with its endings open. */
  readonly term: string;
};

/** An English stem of fewer letters would find words of other meanings. */
const shortestStem = 4;

/** List the content words of a normalised text, each once, in order. */
export function contentWordsOf(text: string, tagger: Tagger): ContentWord[] {
  const found = new Map<string, ContentWord>();
  for (const { text: word, wordClass, start, end } of tagger(text)) {
    if (found.has(word) || isStopWord(word) || !carriesMeaning(word, wordClass)) continue;
    found.set(word, { text: word, term: isHan(word) ? word : openEnding(word), start, end });
  }
  return [...found.values()];
}

const isHan = (word: string): boolean => /\p{Script=Han}/u.test(word);

/** Numbers mean little alone; of single characters only nouns and verbs are words by themselves. */
function carriesMeaning(word: string, wordClass: string): boolean {
  if (/^[\d.%]+$/.test(word) || !/[\p{L}\p{N}]/u.test(word)) return false;
  return word.length > 1 || (isHan(word) && /^[nv]/.test(wordClass));
}

/** `apologise` becomes `apologi*`; a short or irregular stem leaves the word as it is. */
function openEnding(word: string): string {
  const stem = stemmer(word);
  const begin = word.startsWith(stem) ? stem : stem.slice(0, -1);
  return begin.length >= shortestStem && word.startsWith(begin) ? `${begin}*` : word;
}
