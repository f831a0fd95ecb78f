import { type DigitGroup, findDigitChains } from './digit-groups.ts';
import { type NumberInContext, numberKind } from './number-kind.ts';
import type { PersonalData } from './personal-data.ts';

/** Groups of digits that one number is typed in at most: eleven digits one by one, and some. */
const mostGroups = 13;
const fewestDigits = 7;
const mostDigits = 19;

/** Find phone, identity and bank card numbers in a normalised text. Of groups in a row the longest number counts. */
export function findNumbers(text: string): PersonalData[] {
  return findDigitChains(text).flatMap((groups) => readChain(text, groups));
}

function readChain(text: string, groups: readonly DigitGroup[]): PersonalData[] {
  const found: PersonalData[] = [];
  for (let first = 0; first < groups.length; first++) {
    for (let end = Math.min(groups.length, first + mostGroups); end > first; end--) {
      const data = readNumber(text, groups.slice(first, end));
      if (!data) continue;
      found.push(data);
      first = end - 1;
      break;
    }
  }
  return found;
}

function readNumber(text: string, groups: readonly DigitGroup[]): PersonalData | undefined {
  const start = groups[0]?.start ?? 0;
  let end = groups.at(-1)?.end ?? 0;
  let number = groups.map(({ digits }) => digits).join('');
  if (number.length < fewestDigits || number.length > mostDigits) return undefined;
  if (number.length === 17 && /^x(?![a-z\d])/.test(text.slice(end, end + 2))) {
    number += 'x';
    end++;
  }
  const before = text.slice(Math.max(0, start - 24), start);
  const context: NumberInContext = {
    number,
    shape: groups.map(({ digits }) => digits.length).join('-'),
    before,
    after: text.slice(end, end + 8),
    hasMarks: /[-.()]/.test(text.slice(start, end)) || before.endsWith('('),
  };
  const kind = numberKind(context);
  const opening = openingOf(before, text.slice(start, end)).length;
  return kind && { kind, span: { start: start - (kind === 'phone' ? opening : 0), end } };
}

/** A plus in front of a number belongs to it, and a bracket that is closed inside it. */
function openingOf(before: string, typed: string): string {
  return (typed.includes(')') ? /(?:\+\(|\(\+|[+(])$/ : /\+$/).exec(before)?.[0] ?? '';
}
