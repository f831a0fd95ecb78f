import { expect, it } from 'vitest';
import { findNegatedClauses } from '../../../src/engines/keyword/negated-clauses.ts';
import { findRefusedClauses } from '../../../src/engines/keyword/refused-clauses.ts';
import { CueMatcher, tokeniseSegments } from '../../../src/text/cue-matcher.ts';
import { normalise } from '../../../src/text/normalise.ts';
import { segment } from '../../../src/text/segment.ts';

const matcher = new CueMatcher(
  ['道歉', '联系', '记录', '补偿', '不打断', '安排', 'updates', 'channel', 'roll back'],
  {},
);

function clausesOf(answer: string) {
  const tokenised = tokeniseSegments(segment(normalise(answer).text));
  const textOf = (index: number): string => {
    const { start, end } = tokenised.clauses[index] as { start: number; end: number };
    return tokenised.text.slice(start, end);
  };
  return {
    negated: [...findNegatedClauses(tokenised, matcher.match(tokenised))].map(textOf),
    refused: [...findRefusedClauses(tokenised)].map(textOf),
  };
}

it.each([
  { answer: '不去联系别的酒店，让他自己找', negated: ['不去联系别的酒店'] },
  { answer: '人走了也不做记录', negated: ['人走了也不做记录'] },
  { answer: '除了退款不给任何补偿', negated: ['除了退款不给任何补偿'] },
  { answer: '补偿这种事我们不管', negated: ['补偿这种事我们不管'] },
  { answer: 'Updates can wait until morning', negated: ['updates can wait until morning'] },
  { answer: "I'd keep quiet rather than open a channel", negated: ["i'd keep quiet rather than open a channel"] },
  { answer: "We won't roll back", negated: ["we won't roll back"] },
])('finds what is negated in "$answer"', ({ answer, negated }) => {
  expect(clausesOf(answer).negated).toEqual(negated);
});

it.each([
  '我会联系别的酒店',
  '没有空房我就联系别的酒店',
  '不仅道歉还记录下来',
  '不能不道歉',
  '绝不推诿，马上联系',
  '听他讲完，不打断',
  '特别安排一间',
  "I don't hesitate, I roll back",
])('finds nothing negated in "%s"', (answer) => {
  expect(clausesOf(answer).negated).toEqual([]);
});

it('finds clauses in which the speaker says that he will not, and what he goes on refusing', () => {
  expect(clausesOf('我不会把它写进登记本，也不会再打电话。').refused).toEqual([
    '我不会把它写进登记本',
    '也不会再打电话',
  ]);
  expect(clausesOf('I would never page the owner.').refused).toEqual(['i would never page the owner']);
});

it('takes a promise for no refusal', () => {
  expect(clausesOf('我不会打断他，等他说完。').refused).toEqual([]);
});
