import { expect, it } from 'vitest';
import { toCellFormat } from '../../../src/tables/xlsx/cell-format.ts';
import { toNumberText } from '../../../src/tables/xlsx/cell-text.ts';

it.each([
  'yyyy-mm-dd',
  'yyyy"年"m"月"d"日"',
  '[$-804]yyyy/m/d;@',
  'h:mm AM/PM',
  '[h]:mm:ss',
  'mm:ss.0',
  '[DBNum1][$-804]m"月"d"日"',
])('takes numbers of the format %s for dates or times', (code) => {
  expect(toCellFormat(code)).toEqual({ kind: 'date' });
});

it.each([
  'General',
  '0.00',
  '#,##0;[Red]-#,##0',
  '0" days"',
  '0\\d',
  '_-* #,##0_m',
  '[$HKD] 0',
  '@',
  '0.00E+00',
  '0%',
  '0',
])('takes numbers of the format %s for numbers', (code) => {
  expect(toCellFormat(code)).toEqual({ kind: 'plain' });
});

it.each([
  // Day 59 and day 61: Excel has 29 February 1900 between them, which never was.
  { raw: '1', text: '1900-01-01' },
  { raw: '59', text: '1900-02-28' },
  { raw: '61', text: '1900-03-01' },
  { raw: '45292', text: '2024-01-01' },
  { raw: '45292.999988425924', text: '2024-01-01T23:59:59' },
  { raw: '0.5', text: '12:00:00' },
  { raw: '2958465', text: '9999-12-31' },
  { raw: '2958465.9999999', text: '2958465.9999999' }, // rounds to the year 10000
  { raw: '-1', text: '-1' },
  { raw: '99999999', text: '99999999' },
  { raw: 'soon', text: 'soon' },
])('writes the date $raw as $text', ({ raw, text }) => {
  expect(toNumberText(raw, { kind: 'date' }, false)).toBe(text);
});

it.each([
  { raw: '42', text: '00042' },
  { raw: '1234567', text: '1234567' },
  { raw: '1.5', text: '1.5' },
  { raw: '-3', text: '-3' },
])('pads $raw to five digits as $text', ({ raw, text }) => {
  expect(toNumberText(raw, toCellFormat('00000'), false)).toBe(text);
});
