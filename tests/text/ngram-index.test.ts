import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ngramDictionary } from '../../src/text/ngram-dictionary.ts';
import { NgramIndex } from '../../src/text/ngram-index.ts';
import { forEachNgram } from '../../src/text/ngrams.ts';
import { tokenise } from '../../src/text/tokens.ts';

type Visit = readonly [name: string, first: number, last: number];

/** Few characters, so that generated names and texts meet. */
const aText = fc.string({
  unit: fc.constantFrom('我', '会', '道', '歉', 'a', 'call', 'back', ' ', ',', '7'),
  maxLength: 30,
});

function findWithIndex(names: readonly string[], text: string): Visit[] {
  const found: Visit[] = [];
  const index = new NgramIndex(names);
  const reading = ngramDictionary.read(text);
  index.forEach(reading, 0, reading.tokens.count - 1, (number, first, last) =>
    found.push([names[number] as string, first, last]),
  );
  return found;
}

function findByName(names: readonly string[], text: string): Visit[] {
  const tokens = tokenise(text);
  const found: Visit[] = [];
  forEachNgram(tokens, 0, tokens.length - 1, (name, first, last) => {
    if (names.includes(name)) found.push([name, first, last]);
  });
  return found;
}

it('finds the n-grams of its list that making each n-gram and looking it up finds, in the same order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(aText), aText, aText, (names, listed, text) => {
      const ngrams = new Set(names);
      const tokens = tokenise(listed);
      forEachNgram(tokens, 0, tokens.length - 1, (name) => ngrams.add(name));
      expect(findWithIndex([...ngrams], text)).toEqual(findByName([...ngrams], text));
    }),
  );
});

it('finds a run of characters of which only a longer and a shorter one are listed beside it', () => {
  expect(findWithIndex(['道歉', '我会道歉', '我'], '我会道歉')).toEqual([
    ['我', 0, 0],
    ['我会道歉', 0, 3],
    ['道歉', 2, 3],
  ]);
});

it('does not run over a mark', () => {
  expect(findWithIndex(['会道'], '我会,道歉')).toEqual([]);
});

it.each(['道歉', '@calm+先|道', 'call back', ''])('knows the number of the name %j by its place', (name) => {
  const index = new NgramIndex(['我', name, '我会']);
  expect([index.find(name), index.find('我会'), index.find('会')]).toEqual([1, 2, undefined]);
});

it('collects the numbers that it visits, over what was collected before', () => {
  const collected = [7, 7, 7, 7, 7];
  fc.assert(
    fc.property(aText, fc.nat(8), fc.nat(8), (text, first, length) => {
      const index = new NgramIndex(['道歉', '我会道歉', '我', 'call', 'call back', '7', '#']);
      const reading = ngramDictionary.read(text);
      const last = Math.min(first + length, reading.tokens.count) - 1;
      const visited: number[] = [];
      index.forEach(reading, first, last, (number) => visited.push(number));
      const count = index.collect(reading, first, last, collected);
      expect(collected.slice(0, count)).toEqual(visited);
    }),
  );
});

it('finds nothing with an empty list', () => {
  expect(findWithIndex([], '我会 call back')).toEqual([]);
});
