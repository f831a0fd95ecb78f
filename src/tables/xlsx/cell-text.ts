import type { CellFormat } from './cell-format.ts';

const daySeconds = 24 * 60 * 60;
/** Excel's day 60 is 29 February 1900, which never was: the days before it count from one day later than those behind it. */
const falseLeapDay = 60;
/** 9999-12-31, the last date of Excel. */
const lastDay = 2_958_465;
/** Day 0 of the count from 1904. */
const daysUntil1904 = 1462;
/** What Excel keeps of a number. */
const significantDigits = 15;

/**
 * Write the number of a cell as a person sees it: whole numbers with all their digits, dates and times by ISO 8601.
 *
 * @param raw the number as the file has it
 * @returns `raw` itself if it is no number
 *
 * @example
 * toNumberText('2.0240001E7', { kind: 'plain' }, false); // '20240001'
 * toNumberText('45292.5', { kind: 'date' }, false); // '2024-01-01T12:00:00'
 */
export function toNumberText(raw: string, format: CellFormat, isDate1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (format.kind === 'date') return toDateText(value, isDate1904) ?? toPlainText(raw, value);
  const text = toPlainText(raw, value);
  return format.kind === 'padded' && /^\d+$/.test(text) ? text.padStart(format.digits, '0') : text;
}

function toPlainText(raw: string, value: number): string {
  if (/^-?\d+$/.test(raw)) return raw;
  return String(Number(value.toPrecision(significantDigits)));
}

/** Undefined for what is no date of Excel. */
function toDateText(value: number, isDate1904: boolean): string | undefined {
  const serial = isDate1904 ? value + daysUntil1904 : value;
  const seconds = Math.round(serial * daySeconds);
  if (serial < 0 || seconds >= (lastDay + 1) * daySeconds) return undefined;
  const epoch = Date.UTC(1899, 11, serial < falseLeapDay ? 31 : 30);
  const [date = '', time = ''] = new Date(epoch + seconds * 1000).toISOString().slice(0, 19).split('T');
  if (value < 1) return time;
  return seconds % daySeconds === 0 ? date : `${date}T${time}`;
}

/**
 * Resolve the escapes of a text of a workbook: `_x000D_` is the character with this number.
 *
 * @example
 * unescapeText('a_x000A_b, _x005F_x000A_'); // 'a\nb, _x000A_'
 */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
