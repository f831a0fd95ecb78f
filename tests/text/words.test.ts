import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stretchesOf, wordsIn, wordsOf } from '../../src/text/words.ts';

it('cuts Chinese into words and keeps those of the trade whole', () => {
  expect(wordsOf('第二天回访,走绿色通道').map(({ text }) => text)).toEqual(['第二天', '回访', '走', '绿色通道']);
});

it('says where each word stands', () => {
  const text = '先道歉, then 回访!';
  for (const { start, end, text: word } of wordsOf(text)) expect(text.slice(start, end)).toBe(word);
});

it('cuts any stretches between marks into the words that cutting the whole text gives there', () => {
  const aPiece = fc.constantFrom(
    ...[
      '先道歉',
      '绿色通道',
      '第二天回访',
      '研究生命起源',
      '他来到网易杭研大厦',
      'call back',
      'R&D',
      '3.5%',
      'a-b',
      'T+0',
      '_x',
    ],
    ...[
      ',',
      '。',
      '、',
      '(',
      ')',
      ' ',
      '\n',
      ':',
      '…',
      '·',
      "'",
      '"',
      '-',
      '.',
      '+',
      '#',
      '|',
      '<',
      '>',
      'é',
      '①',
      '㎡',
      '😀',
      'か',
    ],
  );
  const aText = fc.array(aPiece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(aText, fc.infiniteStream(fc.boolean()), (text, choices) => {
      const whole = { start: 0, end: text.length };
      const chosen = stretchesOf(text, whole).filter(() => choices.next().value === true);
      const all = wordsOf(text);
      const inChosen = chosen.map((stretch) =>
        all.filter(({ start, end }) => stretch.start <= start && end <= stretch.end),
      );
      expect(wordsIn(text, chosen)).toEqual(inChosen);
    }),
    { numRuns: 500 },
  );
});
