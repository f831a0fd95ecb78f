import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { Span } from '../domain/evidence.ts';
import type { WordCounts } from './lexicon.ts';
import { longestHanNgram } from './ngrams.ts';
import { tokenise } from './tokens.ts';

/** Words of banking and customer service that the general dictionary tears apart. */
const domainWords = [
  '回访',
  '复盘',
  '偿付',
  '限额',
  '提额',
  '合规',
  '风控',
  '内控',
  '反诈',
  '反洗钱',
  '反欺诈',
  '存款保险',
  '手机银行',
  '网银',
  '验证码',
  '绿色通道',
  '弹性窗口',
  '全渠道',
  '从业资格',
  '征信',
  '私信',
  '工单',
  '替代方案',
];

/** High enough that a domain word is never cut. */
const domainWordFrequency = 100_000;

let segmenter: Jieba | undefined;

/** Loading the dictionary takes a fifth of a second and 45 MB, so it waits until somebody needs words. */
function loadSegmenter(): Jieba {
  if (segmenter) return segmenter;
  segmenter = Jieba.withDict(dict);
  segmenter.loadDict(Buffer.from(domainWords.map((word) => `${word} ${domainWordFrequency} n`).join('\n')));
  return segmenter;
}

/** A word of a text and where it stands. */
export type Word = Span & { readonly text: string };

/** Cut a normalised text into words as jieba's general dictionary does, Chinese and English, punctuation left out. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let start = 0;
  for (const word of loadSegmenter().cut(text, true)) {
    const end = start + word.length;
    if (/[\p{L}\p{N}]/u.test(word)) words.push({ start, end, text: word });
    start = end;
  }
  return words;
}

/** A word and its class in jieba's dictionary: `n` a noun, `v` a verb, `d` an adverb, `p` a preposition, … */
export type ClassedWord = Word & { readonly wordClass: string };

/** Cuts texts into words with their classes; punctuation is a word too, of the class `x`. */
export type Tagger = (text: string) => ClassedWord[];

/** Cut a text into words with their classes by the general dictionary. */
export const classedWordsOf: Tagger = (text) => tagWords(loadSegmenter(), text);

/** Rarer than everyday words, so that these are not torn, and frequent enough that a term is kept whole. */
const termFrequency = 300;

/**
 * Open a tagger that knows some terms besides; they are nouns to it. It loads a dictionary of its own: a fifth of a second and 45 MB.
 *
 * @param terms of Han characters.
 */
export function openTagger(terms: readonly string[]): Tagger {
  const tagger = Jieba.withDict(dict);
  const known = [
    ...domainWords.map((word) => `${word} ${domainWordFrequency} n`),
    ...terms.map((term) => `${term} ${termFrequency} n`),
  ];
  tagger.loadDict(Buffer.from(known.join('\n')));
  return (text) => tagWords(tagger, text);
}

function tagWords(jieba: Jieba, text: string): ClassedWord[] {
  const words: ClassedWord[] = [];
  let start = 0;
  for (const { word, tag } of jieba.tag(text, true)) {
    words.push({ start, end: start + word.length, text: word, wordClass: tag });
    start += word.length;
  }
  return words;
}

/** Count the words of normalised texts that consist of up to four Han characters; in the order of their code units. */
export function countWords(texts: readonly string[]): WordCounts {
  const counts = new Map<string, number>();
  for (const { text } of texts.flatMap(wordsOf)) {
    const isShort = text.length <= longestHanNgram;
    if (isShort && tokenise(text).every(({ isHan }) => isHan)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
