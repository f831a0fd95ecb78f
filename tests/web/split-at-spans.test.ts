import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitAtSpans } from '../../src/web/evidence/split-at-spans.ts';

const evidence = (criterionNumber: number, start: number, end: number) => ({ criterionNumber, start, end });
const shape = (text: string, spans: readonly ReturnType<typeof evidence>[]) =>
  splitAtSpans(text, spans, []).map((segment) => [segment.text, ...segment.criteria]);

it.each([
  { why: 'no spans: one piece', text: '先道歉', spans: [], pieces: [['先道歉']] },
  { why: 'an empty answer has no pieces', text: '', spans: [evidence(1, 0, 3)], pieces: [] },
  {
    why: 'a span in the middle',
    text: '先道歉再查',
    spans: [evidence(1, 1, 3)],
    pieces: [['先'], ['道歉', 1], ['再查']],
  },
  {
    why: 'overlapping spans of two criteria share the middle',
    text: 'abcdef',
    spans: [evidence(2, 2, 6), evidence(1, 0, 4)],
    pieces: [
      ['ab', 1],
      ['cd', 1, 2],
      ['ef', 2],
    ],
  },
  {
    why: 'a span inside another',
    text: 'abcdef',
    spans: [evidence(1, 0, 6), evidence(3, 2, 3)],
    pieces: [
      ['ab', 1],
      ['c', 1, 3],
      ['def', 1],
    ],
  },
  {
    why: 'the same span twice counts once',
    text: 'ab',
    spans: [evidence(1, 0, 2), evidence(1, 0, 2)],
    pieces: [['ab', 1]],
  },
  { why: 'a span beyond the end is cut', text: 'ab', spans: [evidence(1, 1, 9)], pieces: [['a'], ['b', 1]] },
  {
    why: 'an empty and a reversed span mark nothing',
    text: 'ab',
    spans: [evidence(1, 1, 1), evidence(1, 2, 1)],
    pieces: [['ab']],
  },
  {
    why: 'half a surrogate pair takes the whole emoji',
    text: 'a😀b',
    spans: [evidence(1, 2, 3)],
    pieces: [['a'], ['😀', 1], ['b']],
  },
  {
    why: 'a family is one character although it has eleven code units',
    text: '好👨‍👩‍👧‍👦谢',
    spans: [evidence(1, 0, 3)],
    pieces: [['好👨‍👩‍👧‍👦', 1], ['谢']],
  },
])('$why', ({ text, spans, pieces }) => {
  expect(shape(text, spans)).toEqual(pieces);
});

it('says which criteria end with a piece, so that each is numbered once', () => {
  const segments = splitAtSpans('abcdef', [evidence(1, 0, 4), evidence(2, 2, 6)], []);
  expect(segments.map(({ endingCriteria }) => endingCriteria)).toEqual([[], [1], [2]]);
});

it('keeps the flags of guarded words beside evidence that overlaps them', () => {
  const segments = splitAtSpans('abcd', [evidence(1, 0, 3)], [{ flag: 'term-list', start: 2, end: 4 }]);
  expect(segments.map(({ text, criteria, flags }) => ({ text, criteria, flags }))).toEqual([
    { text: 'ab', criteria: [1], flags: [] },
    { text: 'c', criteria: [1], flags: ['term-list'] },
    { text: 'd', criteria: [], flags: ['term-list'] },
  ]);
});

it('loses and repeats no character, whatever the spans', () => {
  const anyText = fc.array(fc.constantFrom('a', '我', '😀', '👍🏽', 'e\u0301', '\u200b', '\n'), { maxLength: 12 });
  const anySpan = fc.record({ criterionNumber: fc.integer({ min: 1, max: 4 }), start: fc.nat(30), end: fc.nat(30) });
  fc.assert(
    fc.property(anyText, fc.array(anySpan, { maxLength: 6 }), (characters, spans) => {
      const text = characters.join('');
      const segments = splitAtSpans(text, spans, []);
      expect(segments.map((segment) => segment.text).join('')).toBe(text);
      for (const { criterionNumber, start, end } of spans) {
        for (let offset = start; offset < Math.min(end, text.length); offset += 1) {
          const segment = segments.find((it) => it.start <= offset && offset < it.end);
          expect(segment?.criteria).toContain(criterionNumber);
        }
      }
    }),
  );
});
