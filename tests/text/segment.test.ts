import fc from 'fast-check';
import { expect, it } from 'vitest';
import { segment } from '../../src/text/segment.ts';

const clausesOf = (text: string): string[] => segment(text).clauses.map(({ start, end }) => text.slice(start, end));
const sentencesOf = (text: string): string[] => segment(text).sentences.map(({ start, end }) => text.slice(start, end));

it('cuts clauses at commas and colons, sentences at full stops', () => {
  expect(clausesOf('先道歉,再说:您别急。然后查系统!')).toEqual(['先道歉', '再说', '您别急', '然后查系统']);
  expect(sentencesOf('先道歉,再说:您别急。然后查系统!')).toEqual(['先道歉,再说:您别急', '然后查系统']);
});

it('keeps decimals, thousands and hyphenated words whole', () => {
  expect(clausesOf('cover 500,000 yuan at 3.5 per cent with a one-page guide')).toHaveLength(1);
});

it('cuts English sentences at a full stop and a space', () => {
  expect(sentencesOf('i listen. then i check')).toEqual(['i listen', 'then i check']);
});

it('cuts speech without punctuation in front of discourse words', () => {
  const spoken = '那天有个大爷取钱取不出来急得直拍柜台我就先扶他到旁边慢慢坐下然后帮他看是不是卡过期了';
  expect(clausesOf(spoken)).toContain('然后帮他看是不是卡过期了');
});

it('does not cut a long clause that has punctuation around it into crumbs', () => {
  expect(clausesOf('我会请他到里面坐下来慢慢说')).toEqual(['我会请他到里面坐下来慢慢说']);
});

it('never leaves the text, never overlaps and never loses a Han character', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('我', '就', '是', '然', '后', ',', '。', '"', '(', 'a', ' ', '.', '5', '\n'),
        maxLength: 80,
      }),
      (text) => {
        const { clauses, sentences } = segment(text);
        let last = 0;
        for (const { start, end, sentence } of clauses) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(sentences[sentence]).toBeDefined();
          last = end;
        }
        const kept = clauses.map(({ start, end }) => text.slice(start, end)).join('');
        expect(kept.match(/[我就是然后]/g)).toEqual(text.match(/[我就是然后]/g));
      },
    ),
  );
});
