import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalise, toOriginalSpan } from '../../src/text/normalise.ts';

it.each([
  { original: '我會道歉', text: '我会道歉', why: 'Traditional becomes Simplified' },
  { original: '看著乾淨的櫃檯', text: '看着干净的柜台', why: 'variants of 着, 干 and 台 are one character' },
  { original: 'ＡＰＰ　１２３', text: 'app 123', why: 'full width becomes half width and lower case' },
  { original: '理\u200b解\u2060您', text: '理解您', why: 'zero-width characters are dropped' },
  { original: '我 理　解 您', text: '我理解您', why: 'spaces between Han characters are dropped' },
  {
    original: '我先道歉 再查原因',
    text: '我先道歉,再查原因',
    why: 'a space between two runs of words stands for a comma',
  },
  { original: '先道歉 再查', text: '先道歉再查', why: 'two characters may be spaced for looks' },
  { original: 'call  back', text: 'call back', why: 'spaces between words collapse' },
  { original: '一\r\n\n二', text: '一\n二', why: 'line breaks collapse to one' },
  { original: '“您好”，请坐！', text: '"您好",请坐!', why: 'quotes and marks are unified' },
  { original: '①㎡ﬁ', text: '1m2fi', why: 'one character may become several' },
  { original: 'e\u0301', text: 'é', why: 'a letter and its combining mark are one' },
  { original: '', text: '', why: 'nothing stays nothing' },
])('normalises $original to $text ($why)', ({ original, text }) => {
  expect(normalise(original).text).toBe(text);
});

it('maps a span of the copy to the words as submitted', () => {
  const original = '我會\u200b向客戶　道歉。';
  const normalised = normalise(original);
  const start = normalised.text.indexOf('客户');
  const { start: from, end: to } = toOriginalSpan(normalised, { start, end: start + 4 });
  expect(original.slice(from, to)).toBe('客戶　道歉');
});

it('keeps emoji and their offsets', () => {
  const original = '😀我会😀道歉';
  const normalised = normalise(original);
  const start = normalised.text.indexOf('道歉');
  expect(toOriginalSpan(normalised, { start, end: start + 2 })).toEqual({ start: 6, end: 8 });
});

it('refuses an empty span, which would prove nothing', () => {
  expect(() => toOriginalSpan(normalise('道歉'), { start: 1, end: 1 })).toThrow(RangeError);
});

it('keeps every code unit inside the original, in order, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (original) => {
      const { text, starts, ends } = normalise(original);
      expect(starts).toHaveLength(text.length);
      for (let unit = 0; unit < text.length; unit++) {
        expect(starts[unit]).toBeLessThan(ends[unit] as number);
        expect(ends[unit]).toBeLessThanOrEqual(original.length);
        if (unit > 0) expect(starts[unit]).toBeGreaterThanOrEqual(starts[unit - 1] as number);
      }
    }),
  );
});

it('changes nothing that is normal already', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('我', '會', '，', 'Ａ', ' ', '。', 'b', '１', '\n'), maxLength: 40 }),
      (original) => {
        const once = normalise(original).text;
        expect(normalise(once).text).toBe(once);
      },
    ),
  );
});
