import { type NgramReading, ngramDictionary } from './ngram-dictionary.ts';

/** Numbers the n-grams of a fixed list and finds them in a text that was read with the dictionary after the index was made. */
export class NgramIndex {
  /** By number in the dictionary the number in the list plus one, 0 for an n-gram that is not in it. */
  readonly #numbers: Uint16Array | Uint32Array;

  /** @param names distinct; the number of a name is its position. */
  constructor(names: readonly string[]) {
    const entries = names.map((name) => ngramDictionary.add(name));
    const size = entries.reduce((largest, entry) => Math.max(largest, entry), 0) + 1;
    this.#numbers = names.length < 2 ** 16 ? new Uint16Array(size) : new Uint32Array(size);
    for (const [number, entry] of entries.entries()) this.#numbers[entry] = number + 1;
  }

  /** The number of a name; undefined where it is not in the list. */
  find(name: string): number | undefined {
    const number = this.#numbers[ngramDictionary.find(name) ?? 0] ?? 0;
    return number === 0 ? undefined : number - 1;
  }

  /**
   * Call `visit` for each n-gram of the list among the tokens `[first, last]`, both inside, in the order of `forEachNgram`:
   * its number, its first and its last token.
   *
   * @throws {RangeError} if another text was read since, or an index made.
   */
  forEach(
    reading: NgramReading,
    first: number,
    last: number,
    visit: (number: number, first: number, last: number) => void,
  ): void {
    const numbers = this.#numbers;
    const { ngrams, lasts, offsets } = currentOf(reading);
    for (let token = first; token <= last; token++) {
      const end = offsets[token + 1] as number;
      for (let entry = offsets[token] as number; entry < end; entry++) {
        const ngram = ngrams[entry] as number;
        const number = ngram < numbers.length ? (numbers[ngram] as number) : 0;
        if (number > 0 && (lasts[entry] as number) <= last) visit(number - 1, token, lasts[entry] as number);
      }
    }
  }

  /**
   * Put the numbers that `forEach` would visit at the beginning of a list that is kept for the purpose; returns how many.
   *
   * @throws {RangeError} if another text was read since, or an index made.
   */
  collect(reading: NgramReading, first: number, last: number, found: number[]): number {
    const numbers = this.#numbers;
    const { ngrams, lasts, offsets } = currentOf(reading);
    if (first > last) return 0;
    let count = 0;
    const end = offsets[last + 1] as number;
    for (let entry = offsets[first] as number; entry < end; entry++) {
      const ngram = ngrams[entry] as number;
      const number = ngram < numbers.length ? (numbers[ngram] as number) : 0;
      if (number > 0 && (lasts[entry] as number) <= last) found[count++] = number - 1;
    }
    return count;
  }
}

function currentOf(reading: NgramReading): NgramReading {
  if (!ngramDictionary.isCurrent(reading)) throw new RangeError('Another text was read since, or an index made');
  return reading;
}
