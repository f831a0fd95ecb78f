import { joinTexts } from './join-texts.ts';
import { markBracketed } from './open-brackets.ts';

/** Shorter sentences ("好的。") go with the one before. In characters, a Han character counting as three letters. */
const sentenceLengthMin = 12;

/** Words that begin the next point, most certain first; each pattern is a family whose members do not mix with others. */
const enumerations: readonly RegExp[] = [
  /[①-⑳]/g,
  /[（(](?:[1-9]|[一二三四五六七八九])[)）]/g,
  /(?<![0-9.])[1-9](?:、|[.．)）](?![0-9]))/g,
  /(?<=^|[，,；;。：:\s])[一二三四五六七八九](?:是|则|来)(?!否|不)/g,
  /(?<=^|[，,；;。：:\s])第[一二三四五六七八九](?:步|点|，|,|、|是|：)/g,
  /(?<=^|[，,；;。：:\s])(?:首先|其次|再次|再者|然后|接着|接下来|随后|最后|此外|另外|同时)(?=[，,]?)/g,
  /(?<=^|[.;:] )(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|next|then|after that|finally|lastly|in addition)\b/gi,
];

/** Steps within one sentence: 先…，再…，最后…. */
const stepWords = /(?<=^|[，,：:])(?:我会|我将|应)?(?:先|再|然后|接着|最后)/g;

/**
 * Cut running text into points: by its own enumeration (一是…二是…, 首先…其次…, First…Then…), else by sentences, else by semicolons or steps (先…，再…). What
 * stands in front of the first of an enumeration stays with it.
 *
 * @returns all of the text, in order; one piece where there is nothing to cut at
 */
export function cutText(text: string): readonly string[] {
  const inside = markBracketed(text);
  for (const pattern of enumerations) {
    const starts = [...text.matchAll(pattern)].map(({ index }) => index).filter((at) => inside[at] === 0);
    if (starts.length >= 2) return cutAt(text, [0, ...starts.slice(1)]);
  }
  const sentences = cutBehind(text, inside, /[。！？!?]+["”’」）)]*|\.["”)]*(?=\s+\p{Lu})/gu);
  const merged = mergeShort(sentences);
  if (merged.length >= 2) return merged;
  const clauses = mergeShort(cutBehind(text, inside, /[；;]/g));
  if (clauses.length >= 2) return clauses;
  const steps = [...text.matchAll(stepWords)].map(({ index }) => index).filter((at) => inside[at] === 0);
  return steps.length >= 2 ? cutAt(text, [0, ...steps.slice(1)]) : clauses;
}

/** Cut behind each match; text in brackets or quotations stays whole. */
function cutBehind(text: string, inside: Uint8Array, pattern: RegExp): readonly string[] {
  const ends = [...text.matchAll(pattern)]
    .filter(({ index }) => inside[index] === 0)
    .map((it) => it.index + it[0].length);
  return cutAt(text, [0, ...ends.filter((at) => at < text.length)]);
}

function cutAt(text: string, starts: readonly number[]): readonly string[] {
  return starts.map((start, index) => text.slice(start, starts[index + 1]).trim()).filter((piece) => piece !== '');
}

function mergeShort(pieces: readonly string[]): readonly string[] {
  const merged: string[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    const isShort = measure(piece) < sentenceLengthMin || (last !== undefined && measure(last) < sentenceLengthMin);
    if (last !== undefined && isShort) merged.splice(-1, 1, joinTexts(last, piece));
    else merged.push(piece);
  }
  return merged;
}

function measure(text: string): number {
  return text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}
