import { findListed } from './find-listed.ts';
import { joinTexts } from './join-texts.ts';
import { measureText } from './measure-text.ts';
import { markBracketed } from './open-brackets.ts';

/** Shorter sentences ("好的。") go with the one before. In characters, a Han character counting as three letters. */
const sentenceLengthMin = 12;
/** A judgement is a point however short it is: what follows gives the reason. */
const judgement =
  /^(?:答[：:])?(?:该|此|这种)?(?:说法|叙述|观点|结论)?(?:是)?(?:错误|正确|不正确|不对|对|错|是|不是|否|可以|不可以|能|不能)(?:的)?[。！.!]$|^(?:true|false|yes|no|correct|incorrect|wrong|right)[.!]$/i;

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
  const listed = findListed(text);
  if (listed.length > 0) return cutAt(text, [0, ...listed.slice(1)]);
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
    const isShort =
      measureText(piece) < sentenceLengthMin ||
      (last !== undefined && measureText(last) < sentenceLengthMin && !judgement.test(last));
    if (last !== undefined && isShort) merged.splice(-1, 1, joinTexts(last, piece));
    else merged.push(piece);
  }
  return merged;
}
