import { markBracketed } from './open-brackets.ts';

/** Longer items are sentences that say something by themselves. In characters. */
const itemLengthMax = 22;
/** The same in English words. */
const itemWordsMax = 5;
/** Who needs more words than that to introduce a list is telling something. In characters. */
const leadLengthMax = 60;

const adverbs = '(?:主要|一般|通常|大致|大体|具体|又|可以?|应当?|都)*';
const verbs =
  '(?:划分为|区分为|分为|分成|包括|包含|是指|(?<![没只所仅未含私国])有(?![限效关时利助序机力望害意些所人的没]))';
const verbAhead = new RegExp(`^(?:${adverbs}${verbs}|.{0,20}由(?=.*(?:组成|构成)$))\\s*`);
const verbWithin = new RegExp(`^.*?(?:${adverbs}${verbs}|由(?=.*(?:组成|构成)$))`);
const englishVerb =
  /^.*?\b(?:includes?|including|comprises?|consists? of|(?:is|are) (?:divided|split|grouped|classified) into|(?:is|are) made up of)\s+/i;

/** Longer texts are no list. In characters. */
const textLengthMax = 1000;

/** A comma in a lead parts two statements, and the first would be lost, unless it only says in what respect: "按时间分类，". */
const tellsMore = /^(?!.{0,12}(?:按|根据|依|从|在|对|以)).*[，,]/;
/** What follows is speech. */
const speech = /(?:说|问|答|道|表示|回复|say|ask|reply)\s*[：:]$/i;

/** Words that round off a list and are no item: "等岗位", "四种方式". */
const closing =
  /(?:(?<=.{2})(?<![平同相均对不初高上下优劣何])等{1,2}\p{Script=Han}{0,4}|[两二三四五六七八九十]\s*(?:种|类|个|项|点|部分|方面|大类)\p{Script=Han}{0,3})$/u;
/** "两类，一类是…": counts the items, and is none. */
const count = /^[两二三四五六七八九十几]\s*(?:种|类|个|项|点|部分|方面|大类)\p{Script=Han}{0,3}$/u;
/** Clauses that lean on others make a sentence, not a list. */
const leaning =
  /^(?:所以|因此|因而|但是?|而且?|如果|若|因为|由于|则|就|那么|并且?|从而|虽然|即|例如|比如|不是|when|if|because|but|so)/i;

/** What a list is introduced with, and its items, in order, without the signs between them. */
export type Enumeration = { readonly lead: string; readonly items: readonly string[] };

/**
 * Read a sentence that does nothing but list: "原则：甲、乙和丙。", "可分为甲、乙", "由甲、乙组成", "The parts are: a, b and c."
 *
 * @returns undefined if it says more than that: without a lead, with several sentences, or with an item of more than 22 characters
 *
 * @example
 * readEnumeration('泵的类型：叶片泵、齿轮泵和螺杆泵。'); // { lead: '泵的类型：', items: ['叶片泵', '齿轮泵', '螺杆泵'] }
 */
export function readEnumeration(sentence: string): Enumeration | undefined {
  const text = sentence.trim().replace(/[。．.；;！!]+$/, '');
  if (text.length > textLengthMax || /[。！？!?\n]|\.\s/.test(text)) return undefined;
  const lead = findLead(text);
  if (lead === undefined || lead.length > leadLengthMax || tellsMore.test(lead) || speech.test(lead)) return undefined;
  const items = splitItems(text.slice(lead.length), lead);
  return items && items.length >= 2 && items.every(isItem) ? { lead, items } : undefined;
}

function findLead(text: string): string | undefined {
  const inside = markBracketed(text);
  const colon = [...text.matchAll(/[：:](?!\/\/)|——/g)].find(({ index }) => index > 0 && inside[index] === 0);
  if (colon) {
    const lead = text.slice(0, colon.index + colon[0].length);
    return lead + (verbAhead.exec(text.slice(lead.length))?.[0] ?? '');
  }
  const [lead] = verbWithin.exec(text) ?? englishVerb.exec(text) ?? [];
  return lead !== undefined && inside[lead.length] === 0 ? lead : undefined;
}

/** Split at the strongest sign that there is: semicolons, commas, then 、. @returns undefined if it is a sentence rather than a list */
function splitItems(list: string, lead: string): readonly string[] | undefined {
  const isHan = /\p{Script=Han}/u.test(list);
  const inside = markBracketed(list);
  const clauses = [/[；;]/g, /[，,]/g].map((sign) => splitOutside(list, sign, inside)).find(({ length }) => length > 1);
  if (clauses?.some((it) => leaning.test(it))) return undefined;
  if (clauses && isHan) {
    const isIntroduced = /[：:]|——|(?:类|种|项|点)[，,]/.test(lead + list);
    return !isIntroduced ? undefined : clauses.filter((it) => !count.test(it)).map((it) => it.replace(/等$/, ''));
  }
  const names = clauses ?? splitOutside(list, /、/g, inside);
  const others = names.slice(0, -1);
  const isComposed = lead.trimEnd().endsWith('由');
  const last = (names.at(-1) ?? '').replace(isComposed ? /(?:组成|构成)$/ : '', '').replace(closing, '');
  return [...others, ...splitLast(last, others)].filter((item) => item !== '');
}

function splitOutside(text: string, sign: RegExp, inside: Uint8Array): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(sign)) {
    if (inside[index] === 1) continue;
    pieces.push(text.slice(from, index).trim());
    from = index + 1;
  }
  return [...pieces, text.slice(from).trim()].filter((piece) => piece !== '');
}

/** "丙和丁" at the end of a list are two, unless one of them is much shorter than the others: "人员及单证的准备" is one. */
function splitLast(last: string, others: readonly string[]): readonly string[] {
  const bare = last.replace(/^(?:以及|和|及|与|或|and |or )\s*/i, '');
  if (bare !== last) return [bare];
  const [, first = '', second = ''] = /^(.+?)(?:以及|和|及|与| and | & )(.+)$/.exec(last) ?? [];
  if (first === '') return [last];
  const lengths = others.map(({ length }) => length).toSorted((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length / 2)] ?? Math.max(first.length, second.length);
  if (Math.min(first.length, second.length) * 2 < usual) return [last];
  return [first.trim(), ...splitLast(second.trim(), [...others, first])];
}

function isItem(item: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(item)) return false;
  return /\p{Script=Han}/u.test(item) ? item.length <= itemLengthMax : item.split(/\s+/).length <= itemWordsMax;
}
