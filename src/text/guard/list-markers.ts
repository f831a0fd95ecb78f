import type { Span } from '../../domain/evidence.ts';
import { matchSpans } from '../match-spans.ts';
import type { NormalisedText } from '../normalise.ts';

const numeral = '[一二三四五六七八九十]';

/** Numbering inside a line: 1. (1) 1) 1.1 and what was a circled number before normalisation. */
const numbering =
  /\(?(?<![\d.a-z])\d{1,2}(?:\.\d{1,2}){0,3}(?![\d%])[.)]?\s?|\([一二三四五六七八九十]{1,2}\)|[\u2776-\u2793]|(?<![a-z\d.])[a-h][.)](?:\s|(?=[\u3400-\u9fff]))/g;
/** Ordinals that part items without a mark between them; only where the first of them stands, too. */
const firstOrdinal = /一是|其一|首先|第一/;
const laterOrdinal = /(?<![第十])[二三四五六七八九]是|(?:其[二三四五六七八九次]|再次|最后)[要是]?/g;
const enclosedNumber = /[\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]/;
const otherMarks = /\([一二三四五六七八九十]|[\u2776-\u2793→\]>_~&]|\.\.|[\u3400-\u9fff]-[\u3400-\u9fff]|\b[a-h][.)]/;
const startsItem = /[a-z\u3400-\u9fff]/;

/** A time or a number of things behind 第一 makes it a plan, not a numbering. */
const counted = '[年月日天周季次位个时类批名阶句遍轮笔通家眼手]';
const ordinal = new RegExp(
  `^(?:${numeral}{1,2}(?:是|来是|则|要)|其${numeral}|第${numeral}{1,2}(?:[点条步项]|方面)?(?!${counted}|${numeral})是?|首先|其次|再次|再者|最后)(?:[要是])?`,
);
const bullet = /^[\s\-*•●■◆▶→○□~>#"'[\]()]+/;
const leadVerb = /^(?:我(?:会|要|将|能)?)?(?:努力|坚持|切实)?(?:做到|做好)/;
const onlyNumeral = new RegExp(`^${numeral}{1,2}$`);

/** A piece that does nothing but announce the list behind it. */
const leadIn =
  /^(?:(?:我|本人|我们)?(?:会|将|要|应|应该|认为|的)?)?(?:主要|具体|核心|重点|关键)?(?:关键词|要点|重点|做法|措施|步骤|思路|答案|答|回答|做到|包括|包含|有|如下|以下|分为|体现在|从)(?:有|是|为|包括|如下)?(?:以下)?(?:几|[一二三四五六七八九十\d]+)?(?:个?方面|[个]?[点条项步])?(?:入手|做起)?$|^(?:key ?words?|key points|answer|points)$/;

/** Say whether the text may have numbering or marks that a count of list marks and numbers leaves out. */
export function hasOtherMarks(text: string): boolean {
  return otherMarks.test(text) || firstOrdinal.test(text);
}

/** Find the numbering inside lines, by where it starts. */
export function findNumbering({ text, starts, original }: NormalisedText): ReadonlyMap<number, Span> {
  const found = new Map<number, Span>();
  for (const { start, end } of matchSpans(text, numbering)) {
    const number = text.slice(start, end);
    const isNumbering =
      /[.)]\s?$/.test(number) ||
      enclosedNumber.test(original.charAt(starts[start] ?? 0)) ||
      (/\s$/.test(number) && /^[\s、,;。:]?$/.test(text.charAt(start - 1)));
    if (isNumbering && startsItem.test(text.charAt(end))) found.set(start, { start, end });
  }
  for (const { index: start, 0: later } of firstOrdinal.test(text) ? text.matchAll(laterOrdinal) : [])
    if (startsItem.test(text.charAt(start + later.length))) found.set(start, { start, end: start + later.length });
  return found;
}

/** Leave out the bullet, the ordinal and the verb that every item of a list repeats. */
export function stripMarkers(item: string): string {
  const stripped = item.replace(bullet, '').replace(ordinal, '');
  return stripped.replace(bullet, '').replace(leadVerb, '').trim();
}

/** Say whether a piece only announces what follows; `markAfter` is the mark behind it. */
export function isLeadIn(item: string, markAfter: string): boolean {
  return /[:,\n]/.test(markAfter) && item.length <= 16 && leadIn.test(item);
}

/** Say whether a piece is a Chinese numeral and nothing else. */
export function isNumeral(item: string): boolean {
  return onlyNumeral.test(item);
}
