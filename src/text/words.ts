import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { Span } from '../domain/evidence.ts';

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

/** Loading the dictionary takes a fifth of a second, so it waits until somebody needs words. */
function loadSegmenter(): Jieba {
  if (segmenter) return segmenter;
  segmenter = Jieba.withDict(dict);
  segmenter.loadDict(Buffer.from(domainWords.map((word) => `${word} ${domainWordFrequency} n`).join('\n')));
  return segmenter;
}

/** A word of a text and where it stands. */
export type Word = Span & { readonly text: string };

/** Marks that are part of no word to jieba, which looks for words between them and nowhere else. */
const wordless = new Set([...',:;!?|()[]<>{}"\'\n 。、…·'].map((mark) => mark.charCodeAt(0)));

const isPlainLetter = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

/** Cut a normalised text into words, Chinese and English, punctuation left out. */
export function wordsOf(text: string): Word[] {
  return wordsIn(text, [{ start: 0, end: text.length }])[0] as Word[];
}

/**
 * Cut stretches of a text, as `stretchesOf` lists them, into words, stretch by stretch; the same words as cutting the whole, in
 * less time. All are cut in one call, which takes longer than the few words of a stretch.
 */
export function wordsIn(text: string, stretches: readonly Span[]): Word[][] {
  if (stretches.length === 0) return [];
  let joined = '';
  for (const { start, end } of stretches) joined += `${text.slice(start, end)}\n`;
  const cut = loadSegmenter().cut(joined, true);
  let next = 0;
  return stretches.map(({ start: from, end: to }) => {
    const words: Word[] = [];
    for (let start = from; start < to; next++) {
      const word = cut[next] as string;
      const end = start + word.length;
      if (isPlainLetter(word.charCodeAt(0)) || /[\p{L}\p{N}]/u.test(word)) words.push({ start, end, text: word });
      start = end;
    }
    next++;
    return words;
  });
}

/** List what stands between marks that are part of no word, in a part of a text. */
export function stretchesOf(text: string, { start: from, end: to }: Span): Span[] {
  const stretches: Span[] = [];
  let start = from;
  for (let index = from; index <= to; index++) {
    if (index < to && !wordless.has(text.charCodeAt(index))) continue;
    if (index > start) stretches.push({ start, end: index });
    start = index + 1;
  }
  return stretches;
}
