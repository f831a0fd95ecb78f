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

/** Cut a normalised text into words, Chinese and English, punctuation left out. */
export function wordsOf(text: string): (Span & { readonly text: string })[] {
  const words: (Span & { readonly text: string })[] = [];
  let start = 0;
  for (const word of loadSegmenter().cut(text, true)) {
    const end = start + word.length;
    if (/[\p{L}\p{N}]/u.test(word)) words.push({ start, end, text: word });
    start = end;
  }
  return words;
}
