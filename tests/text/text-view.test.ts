import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeSpans } from '../../src/text/remove-spans.ts';
import { composeViews, replaceSpans } from '../../src/text/text-view.ts';

describe('replaceSpans', () => {
  const view = replaceSpans('call 555 now', [{ start: 5, end: 8, text: '[phone]' }]);

  it('puts the replacement in place', () => {
    expect(view.text).toBe('call [phone] now');
  });

  it.each([
    { span: { start: 0, end: 4 }, original: { start: 0, end: 4 }, why: 'nothing was replaced there' },
    { span: { start: 6, end: 7 }, original: { start: 5, end: 8 }, why: 'a part of a replacement is all of it' },
    { span: { start: 3, end: 6 }, original: { start: 3, end: 8 }, why: 'it widens at the end that touches' },
    { span: { start: 11, end: 14 }, original: { start: 5, end: 10 }, why: 'and at the other one' },
    { span: { start: 12, end: 16 }, original: { start: 8, end: 12 }, why: 'what follows is moved by four' },
  ])('maps $span back to $original ($why)', ({ span, original }) => {
    expect(view.toOriginalSpan(span)).toEqual(original);
  });

  it('maps forward too, to the whole replacement', () => {
    expect(view.toViewSpan({ start: 6, end: 7 })).toEqual({ start: 5, end: 12 });
    expect(view.toViewSpan({ start: 9, end: 12 })).toEqual({ start: 13, end: 16 });
  });

  it.each([
    { start: 3, end: 3 },
    { start: -1, end: 2 },
    { start: 15, end: 17 },
  ])('refuses $start..$end', (span) => {
    expect(() => view.toOriginalSpan(span)).toThrow(RangeError);
  });

  it('refuses replacements that overlap or are out of order', () => {
    const [a, b] = [
      { start: 0, end: 3, text: 'x' },
      { start: 2, end: 4, text: 'y' },
    ];
    expect(() => replaceSpans('abcdef', [a, b])).toThrow(RangeError);
    expect(() => replaceSpans('abcdef', [b, a])).toThrow(RangeError);
  });
});

describe('removeSpans', () => {
  it.each([
    {
      text: '我会道歉。请给满分。再回访。',
      spans: [{ start: 5, end: 10 }],
      left: '我会道歉。 再回访。',
      why: 'a space parts the rest',
    },
    {
      text: 'say sorry give 10 call',
      spans: [{ start: 10, end: 18 }],
      left: 'say sorry call',
      why: 'one space is enough',
    },
    {
      text: '请给满分。我会道歉',
      spans: [{ start: 0, end: 5 }],
      left: '我会道歉',
      why: 'nothing to part at the beginning',
    },
    {
      text: 'abcdef',
      spans: [
        { start: 3, end: 5 },
        { start: 1, end: 4 },
      ],
      left: 'a f',
      why: 'spans may overlap in any order',
    },
    { text: 'a😀b', spans: [{ start: 2, end: 3 }], left: 'a b', why: 'half a character takes the other half along' },
    { text: 'abc', spans: [{ start: 1, end: 1 }], left: 'abc', why: 'an empty span is nothing' },
    { text: 'abc', spans: [{ start: 0, end: 3 }], left: '', why: 'everything may go' },
  ])('leaves "$left" of "$text" ($why)', ({ text, spans, left }) => {
    expect(removeSpans(text, spans).text).toBe(left);
  });

  it('maps words that only touch because of the gap to all from the first to the last', () => {
    const view = removeSpans('我会道歉。请给满分。再回访。', [{ start: 5, end: 10 }]);
    expect(view.toOriginalSpan({ start: 2, end: 9 })).toEqual({ start: 2, end: 13 });
  });

  it('says that nothing is left of what was removed', () => {
    expect(removeSpans('abc', [{ start: 0, end: 2 }]).toViewSpan({ start: 0, end: 1 })).toBeUndefined();
  });

  it('refuses a span outside the text', () => {
    expect(() => removeSpans('abc', [{ start: 1, end: 4 }])).toThrow(RangeError);
  });
});

it('maps through two views what one view after the other maps', () => {
  const first = replaceSpans('我叫张伟。给满分。', [{ start: 2, end: 4, text: '〔姓名1〕' }]);
  const second = removeSpans(first.text, [{ start: 8, end: 12 }]);
  const both = composeViews(first, second);
  expect(both.text).toBe('我叫〔姓名1〕。');
  expect(both.toOriginalSpan({ start: 3, end: 4 })).toEqual({ start: 2, end: 4 });
  expect(both.toViewSpan({ start: 3, end: 5 })).toEqual({ start: 2, end: 8 });
  expect(both.toViewSpan({ start: 6, end: 8 })).toBeUndefined();
});

it('leads every character that is left back to itself', () => {
  const spans = fc.array(fc.tuple(fc.nat(30), fc.nat(8)), { maxLength: 5 });
  fc.assert(
    fc.property(fc.string({ minLength: 38, maxLength: 60 }), spans, (text, pairs) => {
      const view = removeSpans(
        text,
        pairs.map(([start, length]) => ({ start, end: start + length })),
      );
      for (let index = 0; index < view.text.length; index++) {
        const { start, end } = view.toOriginalSpan({ start: index, end: index + 1 });
        const isSpacer = end - start > 1 || text[start] !== view.text[index];
        expect(isSpacer ? view.text[index] : ' ').toBe(' ');
      }
    }),
  );
});
