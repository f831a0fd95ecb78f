import { overlaps, type Span } from '../../domain/evidence.ts';
import { matchSpans } from '../match-spans.ts';
import { findEnglishAddresses } from './english-addresses.ts';
import type { ReadingCopy } from './reading-copy.ts';

/**
 * A character of a place name: not one that stands in front of places (在, 住, 到), unless the name is known to have it (和平区,
 * 石家庄市).
 */
const place =
  '(?:(?![在住到是于去从的了和与及把被向给寄我你他她们就走这条那请您家址]|现居|(?<=现)居)[\\u3400-\\u9fff]|和(?=[平田静顺睦谐兴浩])|家(?=[庄口港界湾园桥村嘴沟])|从(?=化)|于(?=[都田洪]))';
const placeCharacter = new RegExp(place, 'y');
const numeral = '(?:[a-z甲乙丙丁]?\\d{1,5}(?:-\\d{1,5}){0,2}|[a-z]|[一二三四五六七八九十百]{1,5})';
const unit = '(?:号院|号楼(?![上下])|号|弄|栋|幢|座|单元|室|层|楼(?![上下])|户|组|队)';
const streetEnd = '(?:大道|大街|胡同|(?<![思出退套线一半上让指引开带])路|街|巷|弄|村)';
const section = '(?:[一二三四五六七八九东西南北中]段)?';
const estateEnd = '(?:小区|花园|公寓|大厦|新村|家园|广场|[苑庭城]|里(?=[一二三四五六七八九十]{1,2}区))';
/** What follows the number of a house: buildings, stairs, floors, rooms. */
const inside = `(?:(?:${place}{1,12}?(?:${estateEnd}|[园村楼]))? ?${numeral} ?${unit}){0,5}(?: ?\\d{2,5}(?![\\d元万个年月天]))?`;

/** Begins where the name of a street or an estate ends: what is in front of that is read backwards. */
const withNumber = new RegExp(
  `(?:${streetEnd}${section}|${estateEnd}(?:[一二三四五六七八九十东西南北]{1,2}区)?) ?${numeral} ?${unit}${inside}`,
  'g',
);
/** Behind one of these words a place without a number is an address too. */
const labelled = new RegExp(`(?<=(?:地址|住址|住在|家住)(?:是|为)? ?:? ?)${place}{2,30}(?:大道|大街|路|街|巷|村)`, 'g');

const regionEnd = /[省市县区州盟旗镇乡道]/;
const longestPrefix = 40;
const longestRegion = 6;
const longestStreet = 7;

/**
 * Find addresses: a street, village or housing estate with the number of a house, and all in front of and behind it that belongs to
 * it. Towns and districts alone are none: 北京市朝阳区.
 */
export function findAddresses({ text, cased }: ReadingCopy): Span[] {
  const found: Span[] = [];
  for (const { start, end } of matchSpans(text, withNumber)) {
    const first = readBackwards(text, start, found.at(-1)?.end ?? 0);
    if (first < start) found.push({ start: first, end });
  }
  const named = matchSpans(text, labelled).filter((span) => countRegions(text.slice(span.start, span.end)) >= 2);
  return [
    ...found,
    ...named.filter((span) => !found.some((other) => overlaps(span, other))),
    ...findEnglishAddresses(cased),
  ];
}

/** Where the name of a street begins, or the first of the regions in front of it. */
function readBackwards(text: string, end: number, floor: number): number {
  let start = end;
  while (start > Math.max(floor, end - longestPrefix) && isPlaceCharacter(text, start - 1)) start--;
  const region = text.slice(start, end).search(regionEnd);
  return region > 0 ? Math.max(start, start + region - longestRegion) : Math.max(start, end - longestStreet);
}

function isPlaceCharacter(text: string, index: number): boolean {
  placeCharacter.lastIndex = index;
  return placeCharacter.test(text);
}

const countRegions = (text: string): number => text.split(/[省市县区州盟旗镇乡]/).length - 1;
