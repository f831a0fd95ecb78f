import type { Span } from '../../domain/evidence.ts';
import { normalise } from '../normalise.ts';
import { type LetterScan, scanLetters } from './scan-letters.ts';

/** Three tokens in a row: two are everyday words, four break at each small change. */
const shingleLength = 3;

/** A stretch of tokens that repeats a source; `matched` of them are in shingles of it. Token indexes, end outside. */
export type CopiedStretch = Span & { readonly matched: number };

/** The token triples of some source texts, to find where an answer repeats them. */
export class ShingleIndex {
  readonly #hanIds = new Map<number, number>();
  readonly #wordIds = new Map<string, number>();
  readonly #shingles = new Set<number>();
  /** Tokens of all sources together. */
  readonly tokenCount: number;

  constructor(sources: readonly string[]) {
    const scans = sources.map((source) => scanLetters(normalise(source)));
    for (const scan of scans) this.#learnTokens(scan);
    for (const scan of scans) this.#forEachShingle(scan, (key) => this.#shingles.add(key));
    this.tokenCount = scans.reduce((sum, { codes }) => sum + codes.length, 0);
  }

  /**
   * List the stretches of an answer that repeat the sources. Matching runs at most `largestGap` tokens apart are one stretch,
   * so that a changed word does not break it.
   */
  findStretches(
    scan: LetterScan,
    { shortestRun, largestGap }: { readonly shortestRun: number; readonly largestGap: number },
  ): CopiedStretch[] {
    const stretches: CopiedStretch[] = [];
    let runStart = -1;
    let runEnd = -1;
    const closeRun = (): void => {
      if (runEnd - runStart < shortestRun) return;
      const last = stretches.at(-1);
      const matched = runEnd - runStart;
      if (last && runStart - last.end <= largestGap)
        stretches[stretches.length - 1] = { start: last.start, end: runEnd, matched: last.matched + matched };
      else stretches.push({ start: runStart, end: runEnd, matched });
    };
    this.#forEachShingle(scan, (key, first) => {
      if (!this.#shingles.has(key)) return;
      if (first > runEnd - shingleLength + 1 || runEnd < 0) {
        closeRun();
        runStart = first;
      }
      runEnd = first + shingleLength;
    });
    closeRun();
    return stretches;
  }

  #learnTokens({ codes, words }: LetterScan): void {
    for (const [index, code] of codes.entries()) {
      const size = this.#hanIds.size + this.#wordIds.size;
      const word = words[index] as string;
      if (code > 0 && !this.#hanIds.has(code)) this.#hanIds.set(code, size);
      if (code === 0 && !this.#wordIds.has(word)) this.#wordIds.set(word, size);
    }
  }

  #forEachShingle({ codes, words }: LetterScan, visit: (key: number, first: number) => void): void {
    const base = this.#hanIds.size + this.#wordIds.size;
    let known = 0;
    let before = 0;
    let previous = 0;
    for (let index = 0; index < codes.length; index++) {
      const code = codes[index] as number;
      const id = code > 0 ? this.#hanIds.get(code) : this.#wordIds.get(words[index] as string);
      if (id === undefined) {
        known = 0;
        continue;
      }
      known++;
      if (known >= shingleLength) visit((before * base + previous) * base + id, index - shingleLength + 1);
      before = previous;
      previous = id;
    }
  }
}
