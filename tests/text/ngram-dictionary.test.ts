import { expect, it } from 'vitest';
import { ngramDictionary } from '../../src/text/ngram-dictionary.ts';
import { NgramIndex } from '../../src/text/ngram-index.ts';

it('gives an n-gram one number, whoever asks and whatever is added later', () => {
  const number = ngramDictionary.add('退还手续');
  ngramDictionary.add('退还手');
  expect([ngramDictionary.add('退还手续'), ngramDictionary.find('退还手续')]).toEqual([number, number]);
});

it('reads a text again for n-grams that were added since', () => {
  const text = '逐笔勾对, zymurgy again';
  const before = ngramDictionary.read(text);
  const index = new NgramIndex(['逐笔勾', 'zymurgi']);
  const found: number[] = [];
  const after = ngramDictionary.read(text);
  index.forEach(after, 0, after.tokens.count - 1, (number) => found.push(number));
  expect(found).toEqual([0, 1]);
  expect(() => index.forEach(before, 0, 1, () => {})).toThrow(RangeError);
});

it('does not give the n-grams of another text for those of a text that was read before it', () => {
  const index = new NgramIndex(['道歉']);
  const before = ngramDictionary.read('我会道歉');
  ngramDictionary.read('先查原因,再道歉');
  expect(() => index.collect(before, 0, 3, [])).toThrow(RangeError);
});

it('reads texts longer than those before as well', () => {
  const index = new NgramIndex(['勾兑账目', 'zymurgi']);
  for (const repeats of [1, 40, 2_000]) {
    const reading = ngramDictionary.read('勾兑账目,zymurgy;'.repeat(repeats));
    const expected = Array.from({ length: 2 * repeats }, (_, place) => place % 2);
    const found: number[] = [];
    found.length = index.collect(reading, 0, reading.tokens.count - 1, found);
    expect(found).toEqual(expected);
  }
});

it('reads a text once for all who ask one after the other', () => {
  expect(ngramDictionary.read('先道歉')).toBe(ngramDictionary.read('先道歉'));
});
