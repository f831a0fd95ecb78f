import type { Span } from '../../domain/evidence.ts';
import { matchSpans } from '../match-spans.ts';

const inFront = '(?:\\b(?:Flat|Apt|Apartment|Room|Unit|Suite) ?[\\dA-Za-z]{1,5},? )?';
const kinds =
  '(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Crescent|Highway)';
const direction = '(?: (?:NW|NE|SW|SE|North|South|East|West)\\b)?';
const inside = '(?:,? (?:Apt|Apartment|Suite|Unit|Flat|Room|Floor|#) ?[\\dA-Za-z]{1,5}\\b)?';
const city = '(?:, [A-Z][a-z]+(?: [A-Z][a-z]+){0,2},? [A-Z]{2} \\d{5}(?:-\\d{4})?)?';
const address = new RegExp(
  `${inFront}\\b\\d{1,5}[A-Za-z]?,? (?:[A-Z][\\w'.]{0,20} ){1,4}${kinds}\\b${direction}${inside}${city}`,
  'g',
);

/**
 * Find English addresses in a text with its capitals: a house number, the name of a street, and the flat, city and postal code around
 * them.
 */
export function findEnglishAddresses(cased: string): Span[] {
  return matchSpans(cased, address);
}
