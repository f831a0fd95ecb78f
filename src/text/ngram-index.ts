import { HanTransitions, root } from './han-transitions.ts';
import { anyNumber, latinNgramsOf, longestHanNgram } from './ngrams.ts';
import type { Token } from './tokens.ts';

type Visit = (number: number, first: number, last: number) => void;

/**
 * Numbers the n-grams of a fixed list and finds them in a text without building their strings.
 *
 * Runs of Han characters lie in a trie. The node of a listed n-gram is its number plus one, those of beginnings that are not
 * listed themselves come behind, so a node tells the number. Everything else is looked up by name.
 */
export class NgramIndex {
  readonly #size: number;
  readonly #transitions = new HanTransitions();
  readonly #numbers = new Map<string, number>();
  /** Of each first stem of a pair, the numbers of its pairs by their second stem. */
  readonly #pairs = new Map<string, Map<string, number>>();
  readonly #anyNumber: number | undefined;
  #lastNode: number;

  /** @param names distinct; the number of a name is its position. */
  constructor(names: readonly string[]) {
    this.#size = names.length;
    this.#lastNode = names.length;
    const nodes = new Map<string, number>();
    for (const [number, name] of names.entries()) {
      if (isHanNgram(name)) nodes.set(name, number + 1);
      else this.#addName(name, number);
    }
    for (const name of nodes.keys()) this.#addHan(name, nodes);
    this.#anyNumber = this.#numbers.get(anyNumber);
  }

  /** The number of a name; undefined where it is not in the list. */
  find(name: string): number | undefined {
    if (!isHanNgram(name)) return this.#numbers.get(name);
    let node = root;
    for (let index = 0; index < name.length; index++) {
      node = this.#transitions.get(node, name.charCodeAt(index));
      if (node === root) return undefined;
    }
    return node <= this.#size ? node - 1 : undefined;
  }

  /**
   * Call `visit` for each n-gram of the list among the tokens `[first, last]` of a text, both inside, in the order of
   * `forEachNgram`: its number, its first and its last token.
   */
  forEach(text: string, tokens: readonly Token[], first: number, last: number, visit: Visit): void {
    const end = last >= first ? (tokens[last] as Token).end : 0;
    for (let index = first; index <= last; index++) {
      const token = tokens[index] as Token;
      if (token.isHan) this.#visitHan(text, token.start, end, index, visit);
      else this.#visitLatin(tokens, index, last, visit);
    }
  }

  /** Han characters side by side are tokens side by side, so the walk needs the text alone. */
  #visitHan(text: string, start: number, end: number, token: number, visit: Visit): void {
    const longest = Math.min(longestHanNgram, end - start);
    let node = root;
    for (let length = 0; length < longest; length++) {
      node = this.#transitions.get(node, text.charCodeAt(start + length));
      if (node === root) return;
      if (node <= this.#size) visit(node - 1, token, token + length);
    }
  }

  #visitLatin(tokens: readonly Token[], start: number, last: number, visit: Visit): void {
    const { stem, beginning, isNumber } = latinNgramsOf((tokens[start] as Token).text);
    const whole = this.#numbers.get(stem);
    if (whole !== undefined) visit(whole, start, start);
    const begun = beginning === undefined ? undefined : this.#numbers.get(beginning);
    if (begun !== undefined) visit(begun, start, start);
    if (isNumber && this.#anyNumber !== undefined) visit(this.#anyNumber, start, start);
    const pairs = start < last ? this.#pairs.get(stem) : undefined;
    const next = tokens[start + 1];
    if (!pairs || !next || next.isHan) return;
    const pair = pairs.get(latinNgramsOf(next.text).stem);
    if (pair !== undefined) visit(pair, start, start + 1);
  }

  #addName(name: string, number: number): void {
    this.#numbers.set(name, number);
    const space = name.indexOf(' ');
    if (space < 0) return;
    const pairs = this.#pairs.get(name.slice(0, space)) ?? new Map<string, number>();
    this.#pairs.set(name.slice(0, space), pairs.set(name.slice(space + 1), number));
  }

  #addHan(name: string, nodes: ReadonlyMap<string, number>): void {
    let node = root;
    for (let index = 0; index < name.length; index++) {
      const unit = name.charCodeAt(index);
      let next = this.#transitions.get(node, unit);
      if (next === root) {
        next = nodes.get(name.slice(0, index + 1)) ?? ++this.#lastNode;
        this.#transitions.add(node, unit, next);
      }
      node = next;
    }
  }
}

function isHanNgram(name: string): boolean {
  return /^[\u3400-\u9fff]{1,4}$/.test(name);
}
