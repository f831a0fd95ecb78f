import { rowCount } from './min-hash.ts';
import { mix } from './shingle-hashes.ts';

/** Rows of a band; two texts are candidates when all three minima of at least one band agree. */
const bandRows = 3;

/**
 * Two texts with Jaccard similarity s meet in a band with probability s³, in at least one of 32 with 1 − (1 − s³)³²:
 * 88 % at 0.4, 98.6 % at 0.5, 99.96 % at 0.6, and 0.1 % at the 0.03 of unrelated answers to one question. Two rows would
 * give forty times as many candidates, four rows would need 130 bands.
 *
 * Source: P. Indyk, R. Motwani, Approximate nearest neighbors: towards removing the curse of dimensionality, 1998.
 */
export const bandCount = rowCount / bandRows;

/** Texts whose values lie in one block of memory; blocks instead of one array that must be copied to grow. */
const blockTexts = 4_096;

/** A band key and a text number share one floating point number of 53 exact bits: 32 for the key, 21 for the text. */
export const mostTexts = 2 ** 21;

type Block = { readonly keys: Uint32Array; readonly lowBytes: Uint8Array };

/** The minima of many texts, numbered from 0 in the order of adding: their band keys and low bytes, 224 bytes a text. */
export class MinHashTable {
  readonly #blocks: Block[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /**
   * Add the minima of one more text; they are copied.
   *
   * @throws {RangeError} beyond 2,097,152 texts.
   */
  add(minima: Int32Array): void {
    if (this.#size >= mostTexts) throw new RangeError(`More than ${mostTexts} different texts`);
    const place = this.#size % blockTexts;
    if (place === 0) {
      const keys = new Uint32Array(blockTexts * bandCount);
      this.#blocks.push({ keys, lowBytes: new Uint8Array(blockTexts * rowCount) });
    }
    const { keys, lowBytes } = this.#blocks.at(-1) as Block;
    lowBytes.set(minima, place * rowCount);
    for (let band = 0; band < bandCount; band++) {
      let key = band;
      for (let row = band * bandRows; row < (band + 1) * bandRows; row++) key = mix(key ^ (minima[row] as number));
      keys[place * bandCount + band] = key;
    }
    this.#size++;
  }

  /** Estimate the Jaccard similarity of two texts, 0 to 1: the share of minima whose low bytes agree. */
  estimateSimilarity(first: number, second: number): number {
    const a = this.#block(first).lowBytes;
    const b = this.#block(second).lowBytes;
    const offset = (first % blockTexts) * rowCount;
    const distance = (second % blockTexts) * rowCount - offset;
    let agreeing = 0;
    for (let index = offset; index < offset + rowCount; index++) if (a[index] === b[index + distance]) agreeing++;
    return agreeing / rowCount;
  }

  /** List all texts by their key of a band, as `key * mostTexts + text` in ascending order. */
  sortedBy(band: number): Float64Array {
    const entries = new Float64Array(this.#size);
    for (let text = 0; text < this.#size; text++) {
      const key = this.#block(text).keys[(text % blockTexts) * bandCount + band] as number;
      entries[text] = key * mostTexts + text;
    }
    return entries.sort();
  }

  #block(text: number): Block {
    return this.#blocks[Math.floor(text / blockTexts)] as Block;
  }
}

/** List the texts of a sorted band that share their key with another, key by key; the texts of a key in ascending order. */
export function* listBuckets(sorted: Float64Array): Generator<readonly number[]> {
  let texts: number[] = [];
  let key = -1;
  for (const entry of sorted) {
    const entryKey = Math.floor(entry / mostTexts);
    if (entryKey !== key) {
      if (texts.length > 1) yield texts;
      texts = [];
      key = entryKey;
    }
    texts.push(entry % mostTexts);
  }
  if (texts.length > 1) yield texts;
}
