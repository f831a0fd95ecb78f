import type { Span } from '../../domain/evidence.ts';

/** Digits without anything between them. */
export type DigitGroup = Span & { readonly digits: string };

/** Groups of digits with one mark or space between each two, as long numbers are typed. */
const chain = /\d+(?:(?: ?[-.·,转] ?| |\) ?-?|-?\(| \()\d+)*/g;
const chineseDigits = '零一二三四五六七八九';
/** A phone number in words has seven digits at least; fewer are an ordinary number. */
const chineseRun = /[零〇幺一二三四五六七八九壹贰叁肆伍陆柒捌玖]{7,}/g;
const sameDigits = new Map(
  [...'〇幺壹贰叁肆伍陆柒捌玖'].map((sign, index) => [sign, [...'01123456789'][index] ?? sign] as const),
);

/** List the chains of digit groups of a normalised text; long runs of Chinese digits count as digits. */
export function findDigitChains(text: string): DigitGroup[][] {
  const read = text.replace(chineseRun, (run) => Array.from(run, toDigit).join(''));
  return Array.from(read.matchAll(chain), ({ 0: digits, index }) =>
    Array.from(digits.matchAll(/\d+/g), (group) => ({
      digits: group[0],
      start: index + group.index,
      end: index + group.index + group[0].length,
    })),
  );
}

function toDigit(sign: string): string {
  const index = chineseDigits.indexOf(sign);
  return index >= 0 ? String(index) : (sameDigits.get(sign) ?? sign);
}
