import { type ClusterText, describeCluster, type SimilarityCluster } from './describe-cluster.ts';
import { foldLetters } from './fold-letters.ts';
import { linkSimilar } from './link-similar.ts';
import { minHash, rowCount } from './min-hash.ts';
import { MinHashTable } from './min-hash-table.ts';
import { type CutShingles, createCutShingles } from './own-shingles.ts';

/** With fewer shingles a text says too little to be near another: it is grouped with its equals only. */
const fewestShingles = 2;

/** Where the measured gap lies (docs/similar-answers.md). */
export const defaultThreshold = 0.4;

export type SimilarityOptions = {
  /** Least Jaccard similarity of the shingles for two answers to be near, above 0 to 1. */
  readonly threshold?: number;
  /** Texts that answers may repeat without being alike: what was asked. */
  readonly questions?: readonly string[];
};

/** What `createSimilarityIndex` makes. */
export type SimilarityIndex = {
  /**
   * Add an answer as submitted. Keys identify answers in the result; nothing checks that they differ.
   *
   * @returns false if it was left out because it has no letter and no digit.
   * @throws {RangeError} beyond 2,097,152 different texts.
   */
  readonly add: (key: number, text: string) => boolean;
  /**
   * Work out the clusters: the largest first, ties in the order of adding. They are the generator's return value; each
   * yield is a place to pause, with a few milliseconds of work between two of them.
   */
  readonly clusters: () => Generator<undefined, readonly SimilarityCluster[]>;
};

/**
 * Create an index that finds answers which repeat each other, in time and memory linear in their number.
 *
 * Equal answers are put together by their letters and digits. Different ones are compared by their shingles: MinHash with
 * banding names the pairs worth comparing, the exact Jaccard similarity decides. A chain of near pairs is one cluster, so a
 * member can be less similar to the representative than the threshold. An answer without a letter or digit repeats nobody.
 *
 * @throws {RangeError} if the threshold is not above 0 and at most 1.
 *
 * @example
 * const index = createSimilarityIndex();
 * index.add(1, '我会先道歉。');
 * index.add(2, '我會先道歉');
 * index.clusters(); // returns [{ kind: 'identical', representativeKey: 1, members: [1 and 2, similarity 1] }]
 */
export function createSimilarityIndex(options: SimilarityOptions = {}): SimilarityIndex {
  const { threshold = defaultThreshold, questions = [] } = options;
  if (!(threshold > 0 && threshold <= 1)) throw new RangeError(`Threshold ${threshold} is not above 0 and at most 1`);
  const table = new MinHashTable();
  const minima = new Int32Array(rowCount);
  const cutShingles = createCutShingles(questions);
  const texts = new DifferentTexts(cutShingles);
  const textOfRow: number[] = [];
  const shinglesOf = (row: number): Int32Array => texts.shinglesOf(textOfRow[row] as number);

  const add = (key: number, text: string): boolean => {
    const folded = foldLetters(text);
    if (folded === '') return false;
    if (!texts.add(key, folded)) return true;
    const shingles = cutShingles(folded);
    if (shingles.length < fewestShingles) return true;
    minHash(shingles, minima);
    table.add(minima);
    textOfRow.push(texts.size - 1);
    return true;
  };

  function* clusters(): Generator<undefined, readonly SimilarityCluster[]> {
    const groups = yield* linkSimilar(table, { threshold, shinglesOf });
    const roots = Uint32Array.from({ length: texts.size }, (_, text) => text);
    for (const [row, text] of textOfRow.entries()) roots[text] = textOfRow[groups.find(row)] as number;
    const found: SimilarityCluster[] = [];
    for (const group of texts.repeated(roots)) found.push(yield* describeCluster(group));
    return found.sort((a, b) => b.members.length - a.members.length);
  }

  return { add, clusters };
}

/** The texts that differ, each once, with the keys of the answers that have it. */
class DifferentTexts {
  readonly #cutShingles: CutShingles;
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #keys: number[][] = [];

  constructor(cutShingles: CutShingles) {
    this.#cutShingles = cutShingles;
  }

  get size(): number {
    return this.#texts.length;
  }

  /** Say whether the text is a new one. */
  add(key: number, folded: string): boolean {
    const known = this.#numbers.get(folded);
    if (known !== undefined) {
      this.#keys[known]?.push(key);
      return false;
    }
    this.#numbers.set(folded, this.#texts.length);
    this.#texts.push(folded);
    this.#keys.push([key]);
    return true;
  }

  /** Cut the shingles again instead of keeping them: they take twice the memory of the text. */
  shinglesOf(text: number): Int32Array {
    return this.#cutShingles(this.#texts[text] as string);
  }

  /** List the groups with at least two answers. A text's root is a text of its group, the same for all of the group. */
  repeated(roots: Uint32Array): Iterable<readonly ClusterText[]> {
    const counts = new Uint32Array(roots.length);
    for (const [text, root] of roots.entries()) counts[root] = (counts[root] ?? 0) + (this.#keys[text]?.length ?? 0);
    const groups = new Map<number, ClusterText[]>();
    for (const [text, root] of roots.entries()) {
      if ((counts[root] ?? 0) < 2) continue;
      const member = { keys: this.#keys[text] ?? [], shinglesOf: () => this.shinglesOf(text) };
      const group = groups.get(root);
      if (group) group.push(member);
      else groups.set(root, [member]);
    }
    return groups.values();
  }
}
