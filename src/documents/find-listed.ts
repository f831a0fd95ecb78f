import { markBracketed } from './open-brackets.ts';
import { readNumber } from './read-number.ts';

/** Words that begin the next point, most certain first; each pattern is a family whose members do not mix with others. */
const families: readonly RegExp[] = [
  /[①-⑳]/g,
  /[（(](?:[1-9]|[一二三四五六七八九])[)）]/g,
  /(?<![0-9.])[1-9](?:、|[.．)）](?![0-9]))/g,
  /(?<=^|[，,；;。：:\s])[一二三四五六七八九](?:是|则|来)(?!否|不)/g,
  /(?<=^|[，,；;。：:\s])第[一二三四五六七八九](?:步|点|，|,|、|是|：)/g,
  /(?<=^|[，,；;。：:\s])(?:首先|其次|再次|再者|然后|接着|接下来|随后|最后|此外|另外|同时)(?=[，,]?)/g,
  /(?<=^|[.;:] )(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|next|then|after that|finally|lastly|in addition)\b/gi,
];

/**
 * Find where the points begin that a running text lists by words or numbers: 一是…二是…, 首先…其次…, First…Then…, ①②③.
 *
 * @returns positions in the text, two or more; empty if it lists nothing
 */
export function findListed(text: string): readonly number[] {
  const inside = markBracketed(text);
  for (const family of families) {
    const starts = inOrder([...text.matchAll(family)].filter(({ index }) => inside[index] === 0));
    if (starts.length >= 2) return starts;
  }
  return [];
}

/** Where marks stand; of numbers only those that count from 1: "3、6、9" lists nothing. */
function inOrder(marks: readonly RegExpExecArray[]): readonly number[] {
  let last = 0;
  return marks.flatMap(({ 0: mark, index }) => {
    const [digits] = /[0-9①-⑳一二三四五六七八九]/.exec(mark) ?? [];
    if (digits === undefined) return [index];
    const value = readNumber(digits) ?? 0;
    if (value !== 1 && value !== last + 1) return [];
    last = value;
    return [index];
  });
}
