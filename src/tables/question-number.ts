const digits = '零一二三四五六七八九';
const number = String.raw`(?:\d{1,3}|[零一二两三四五六七八九十]{1,3})`;
const before = String.raw`(?:第|问题|题目|试题|题|question|q|no\.?|#)?`;
const after = '(?:道题|个问题|小题|题|问)?';

/** A cell that is nothing but a number of a question, perhaps with its points and the word answer behind it. */
const numberOnly = new RegExp(
  String.raw`^[(\[]?\s*${before}\s*[.:#]?\s*(?<number>${number})\s*${after}\s*[)\]]?\s*[.、:,。)]?\s*` +
    String.raw`(?:的?(?:答案|回答|作答)|answer|response)?\s*(?:\(\s*\d+(?:\.\d+)?\s*(?:分|points?|pts?)\s*\))?$`,
);

/** A number in front of a question's text: in brackets, set off by a mark or a space, or between words that tell. */
const numberPrefix = new RegExp(
  String.raw`^(?:[(\[]\s*${before}\s*${number}\s*${after}\s*[)\]]` +
    String.raw`|${before}\s*${number}\s*${after}\s*[.、:,。)\s]|第\s*${number}\s*(?:题|问))\s*[.、:,。)]?\s*`,
);

/**
 * Read a cell as the number of a question.
 *
 * @param text normalised: half width, lower case
 * @returns undefined if it is anything else, or has more words
 *
 * @example
 * parseQuestionNumber('第十二题'); // 12
 * parseQuestionNumber('q4 (12分)'); // 4
 */
export function parseQuestionNumber(text: string): number | undefined {
  const written = numberOnly.exec(text.trim())?.groups?.number;
  if (written === undefined) return undefined;
  return /^\d/.test(written) ? Number(written) : parseChineseNumber(written);
}

/**
 * Drop the number in front of a question's text.
 *
 * @param text normalised: half width, lower case
 *
 * @example
 * dropQuestionNumber('4. 客户投诉'); // '客户投诉'
 */
export function dropQuestionNumber(text: string): string {
  return text.trim().replace(numberPrefix, '');
}

/** 0 to 99; undefined for what is no number, like 十十. */
function parseChineseNumber(text: string): number | undefined {
  const [, tens, ten, ones] = /^([二两三四五六七八九]?)(十?)([零一二两三四五六七八九]?)$/.exec(text) ?? [];
  if (tens === undefined) return undefined;
  const value = (digit: string | undefined) => Math.max(0, digits.indexOf((digit ?? '').replace('两', '二') || '零'));
  if (ten === '') return tens === '' || ones === '' ? value(tens || ones) : undefined;
  return (tens === '' ? 1 : value(tens)) * 10 + value(ones);
}
