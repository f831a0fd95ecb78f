const digits = '〇一二三四五六七八九';

/**
 * Read a number up to 99 in Chinese, Arabic (half- or full-width) or Roman numerals, or a single letter ("b" is 2).
 *
 * @returns undefined if it is none of these
 */
export function readNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace('两', '二').replace('零', '〇');
  if (/^\d+$/.test(plain)) return Number(plain);
  if (/^[IVXivx]+$/.test(plain)) return readRoman(plain.toUpperCase());
  if (/^[a-z]$/i.test(plain)) return plain.toLowerCase().charCodeAt(0) - 96;
  const match = /^([一二三四五六七八九]?)(十?)([〇一二三四五六七八九]?)$/.exec(plain);
  if (!match || plain === '') return undefined;
  const [, tens = '', ten = '', ones = ''] = match;
  if (ten === '') return tens !== '' && ones !== '' ? undefined : digits.indexOf(tens || ones);
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones));
}

function readRoman(text: string): number {
  const values = Array.from(text, (letter) => ({ I: 1, V: 5, X: 10 })[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
