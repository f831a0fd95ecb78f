import { expect, it } from 'vitest';
import { CueMatcher, tokeniseSegments } from '../../src/text/cue-matcher.ts';
import { CueSyntaxError, parseCue } from '../../src/text/cue-pattern.ts';
import { normalise } from '../../src/text/normalise.ts';
import { segment } from '../../src/text/segment.ts';

const vocabulary = { 道歉: '道歉|抱歉|对不起|apologi*|sorry', 心情: '@道歉|着急|难受' };

const isFound = (cue: string, answer: string): boolean =>
  new CueMatcher([cue], vocabulary).match(tokeniseSegments(segment(normalise(answer).text))).length > 0;

it.each([
  { cue: '道歉|抱歉', answer: '我先抱歉一句', found: true, why: 'any of the alternatives' },
  { cue: '听 .. 说完', answer: '我会听他把话说完', found: true, why: 'in order within eight characters' },
  { cue: '听 .. 说完', answer: '等他说完我再听', found: false, why: 'the order counts' },
  { cue: '听 ..2 说完', answer: '我会听他把话说完', found: false, why: 'three characters between, two allowed' },
  { cue: '听 .. 说完', answer: '听他讲。等他说完', found: false, why: 'a sentence ends between' },
  { cue: '听 .. 说完', answer: '听他讲，等他说完', found: true, why: 'a comma does not end the sentence' },
  { cue: '理解 + 着急', answer: '您着急我理解', found: true, why: 'any order within a clause' },
  { cue: '理解 + 着急', answer: '我理解，您着急', found: false, why: 'two clauses' },
  { cue: '理解 & 着急', answer: '我理解，您着急', found: true, why: 'one sentence' },
  { cue: '理解 & 着急', answer: '我理解。您着急', found: false, why: 'two sentences' },
  { cue: '@道歉', answer: 'I apologise first', found: true, why: 'a group, and a word that begins so' },
  { cue: '@心情', answer: '真对不起', found: true, why: 'a group inside a group' },
  { cue: 'call* .. back', answer: 'I will be calling him back', found: true, why: 'English words count as one each' },
  { cue: 'call* .. back', answer: 'a recall of the background', found: false, why: 'English terms are whole words' },
  { cue: '道歉', answer: '向客戶道歉', found: true, why: 'Traditional answers are matched as Simplified' },
  { cue: '存款保险制度~', answer: '存款保检制度很好', found: true, why: 'one wrong character in six is a typo' },
  { cue: '存款保险制度~', answer: '存款利率制度很好', found: false, why: 'two wrong characters are another word' },
  { cue: '道歉~', answer: '道理', found: false, why: 'short terms allow no typo' },
])('$cue in "$answer": $found ($why)', ({ cue, answer, found }) => {
  expect(isFound(cue, answer)).toBe(found);
});

it('says which words matched, once for each clause a sequence begins in', () => {
  const text = tokeniseSegments(segment('先道歉,再道歉'));
  const matches = new CueMatcher(['道歉'], {}).match(text);
  expect(matches.map(({ firstClause }) => firstClause)).toEqual([0, 1]);
  expect(matches[0]?.occurrences).toEqual([{ first: 1, last: 2 }]);
});

it.each([
  ['道歉 .. ', /empty place/],
  ['道歉||抱歉', /empty place/],
  ['@没有', /not in the vocabulary/],
  ['@toString', /not in the vocabulary/],
  [`${'听 .. '.repeat(20)}完`, /more than 20 places/],
])('refuses the cue "%s"', (cue, message) => {
  expect(() => parseCue(cue, vocabulary)).toThrow(CueSyntaxError);
  expect(() => parseCue(cue, vocabulary)).toThrow(message);
});

it('refuses a group that refers to itself', () => {
  expect(() => parseCue('@甲', { 甲: '乙|@甲' })).toThrow(/refers to itself/);
});

it('reads no cue that stands for more than 10,000 words, as groups within groups can in a few lines', () => {
  const doubling = Object.fromEntries(
    Array.from({ length: 15 }, (_, index) => [`组${index + 1}`, `@组${index}|@组${index}`]),
  );
  // The thirteenth group stands for 8,192 words, the fourteenth for 16,384.
  expect(parseCue('@组13', { 组0: '甲', ...doubling }).units[0]?.sequences[0]?.elements[0]?.terms).toHaveLength(8192);
  expect(() => parseCue('@组14', { 组0: '甲', ...doubling })).toThrow(/more than 10000 words/);
  expect(() => parseCue('@组13 .. @组13', { 组0: '甲', ...doubling })).toThrow(/more than 10000 words/);
});

it('follows groups twenty deep and no deeper', () => {
  const chain = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`组${index + 1}`, `@组${index}`]));
  expect(() => parseCue('@组19', { 组0: '甲', ...chain })).not.toThrow();
  expect(() => parseCue('@组20', { 组0: '甲', ...chain })).toThrow(/20 groups deep/);
});

it('gives up at once on a long cue whose common words are there in countless ways and whose last one is not', () => {
  const cue = `${'的 .. '.repeat(19)}完`;
  expect(isFound(cue, `完${'的'.repeat(200)}`)).toBe(false);
  expect(isFound(cue, `${'的'.repeat(200)}完`)).toBe(true);
});
