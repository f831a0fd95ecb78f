import type { Span } from '../../domain/evidence.ts';
import { matchSpans } from '../match-spans.ts';
import type { ReadingCopy } from './reading-copy.ts';

/** A character of a place name: not one that stands in front of places (在, 住, 到), unless the name is known to have it. */
const name =
  '(?:(?![在住到是于去从的了和与及把被向给寄我你他她们就走这那条请您家址])[\\u3400-\\u9fff]|和(?=[平田静顺睦谐兴浩])|家(?=[庄口港界湾园桥村嘴沟])|从(?=化)|于(?=[都田洪]))';
const numeral = '(?:[a-z]?\\d{1,5}(?:-\\d{1,5}){0,2}|[a-z]|[一二三四五六七八九十百]{1,5})';
const unit = '(?:号院|号楼|号|弄|栋|幢|座|单元|室|层|楼|户|组|队)';
const region = `(?:${name}{2,6}?(?:省|自治区|自治州|地区|市|州|盟|县|区|旗|街道|镇|乡))`;
const street = `(?:${name}{1,7}?(?:大道|大街|胡同|(?<![思出退套线一半上让指引开带])路|街|巷|弄|村)(?:[一二三四五六七八九东西南北中]段)?)`;
const estate = `(?:${name}{1,8}?(?:小区|花园|公寓|大厦|新村|家园|广场|[苑庭城]))`;
/** What follows the number of a house: buildings, stairs, floors, rooms. */
const inside = `(?:${estate}?${numeral}${unit}){0,5}(?:\\d{2,5}(?![\\d元万个年月天]))?`;

const withNumber = new RegExp(`${region}{0,5}(?:${street}|${estate})${numeral}${unit}${inside}`, 'g');
/** Behind one of these words a place without a number is an address too. */
const labelled = new RegExp(
  `(?<=(?:地址|住址|住在|家住)(?:是|为)? ?:? ?)${region}{2,5}${name}{1,7}?(?:大道|大街|路|街|巷|村)`,
  'g',
);

const inFront = '(?:(?:Flat|Apt|Apartment|Room|Unit|Suite) ?[\\dA-Za-z]{1,5},? )?';
const kinds =
  '(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Crescent|Highway)';
const behind =
  '(?: (?:NW|NE|SW|SE|North|South|East|West)\\b)?(?:,? (?:Apt|Apartment|Suite|Unit|Flat|Room|Floor|#) ?[\\dA-Za-z]{1,5}\\b)?';
const city = '(?:, [A-Z][a-z]+(?: [A-Z][a-z]+){0,2},? [A-Z]{2} \\d{5}(?:-\\d{4})?)?';
const english = new RegExp(
  `${inFront}\\b\\d{1,5}[A-Za-z]?,? (?:[A-Z][\\w'.]{0,20} ){1,4}${kinds}\\b${behind}${city}`,
  'g',
);

/**
 * Find addresses: a street, village or housing estate with the number of a house, and all in front of and behind it that belongs to
 * it. Towns and districts alone are none: 北京市朝阳区.
 */
export function findAddresses({ text, cased }: ReadingCopy): Span[] {
  return [...matchSpans(text, withNumber), ...matchSpans(text, labelled), ...matchSpans(cased, english)];
}
