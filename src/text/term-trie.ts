import { type Token, tokenise } from './tokens.ts';
import { isTypoOf } from './typo.ts';

/** Where an element was found: tokens `[first, last]`, both inside. */
export type Occurrence = { readonly first: number; readonly last: number };

/** By element number; undefined where an element does not occur. */
export type Occurrences = readonly (readonly Occurrence[] | undefined)[];

type Node = {
  readonly next: Map<string, Node>;
  /** English words that begin so, by their first letter. */
  readonly prefixes: Map<string, { readonly prefix: string; readonly node: Node }[]>;
  readonly elements: number[];
};

const createNode = (): Node => ({ next: new Map(), prefixes: new Map(), elements: [] });

/** A typo-tolerant term has at least this many characters: in shorter ones a wrong character makes another word. */
const shortestFuzzyTerm = 4;

/**
 * All terms of many elements, found in one walk over the tokens of an answer.
 * A term is a run of tokens; a Latin token may end in `*` (any ending), a term may end in `~` (one typo allowed).
 */
export class TermTrie {
  readonly #root = createNode();
  readonly #fuzzy: { readonly text: string; readonly length: number; readonly element: number }[] = [];
  #elementCount = 0;

  /** Add the alternatives of one element and return its number. */
  add(terms: readonly string[]): number {
    const element = this.#elementCount++;
    for (const term of new Set(terms)) {
      const exact = term.endsWith('~') ? term.slice(0, -1) : term;
      this.#addTerm(exact, element);
      if (exact !== term && exact.length >= shortestFuzzyTerm) {
        this.#fuzzy.push({ text: exact, length: tokenise(exact).length, element });
      }
    }
    return element;
  }

  /** List the occurrences of the elements that occur, by element number, in order of their first token. */
  find(tokens: readonly Token[], text: string): Occurrences {
    const found = new Array<Occurrence[] | undefined>(this.#elementCount).fill(undefined);
    for (let first = 0; first < tokens.length; first++) this.#walk(this.#root, tokens, first, first, found);
    for (const { text: term, length, element } of this.#fuzzy) {
      for (let first = 0; first + length <= tokens.length; first++) {
        const last = first + length - 1;
        const window = text.slice(tokens[first]?.start, tokens[last]?.end);
        if (isTypoOf(window, term)) report(found, element, { first, last });
      }
    }
    return found;
  }

  #addTerm(term: string, element: number): void {
    let node = this.#root;
    for (const [part, star] of termParts(term)) node = star ? prefixChild(node, part) : child(node, part);
    if (node !== this.#root && !node.elements.includes(element)) node.elements.push(element);
  }

  #walk(node: Node, tokens: readonly Token[], first: number, index: number, found: (Occurrence[] | undefined)[]): void {
    const token = tokens[index];
    if (!token) return;
    const exact = node.next.get(token.text);
    if (exact) this.#visit(exact, tokens, first, index, found);
    if (token.isHan) return;
    for (const { prefix, node: below } of node.prefixes.get(token.text.charAt(0)) ?? []) {
      if (token.text.startsWith(prefix)) this.#visit(below, tokens, first, index, found);
    }
  }

  #visit(
    node: Node,
    tokens: readonly Token[],
    first: number,
    index: number,
    found: (Occurrence[] | undefined)[],
  ): void {
    if (node.elements.length > 0) {
      const occurrence = { first, last: index };
      for (const element of node.elements) report(found, element, occurrence);
    }
    if (node.next.size > 0 || node.prefixes.size > 0) this.#walk(node, tokens, first, index + 1, found);
  }
}

function* termParts(term: string): Generator<[string, boolean]> {
  for (const { text, end, isHan } of tokenise(term)) yield [text, !isHan && term[end] === '*'];
}

function child(node: Node, part: string): Node {
  let next = node.next.get(part);
  if (!next) {
    next = createNode();
    node.next.set(part, next);
  }
  return next;
}

function prefixChild(node: Node, prefix: string): Node {
  const alike = node.prefixes.get(prefix.charAt(0)) ?? [];
  node.prefixes.set(prefix.charAt(0), alike);
  let entry = alike.find((candidate) => candidate.prefix === prefix);
  if (!entry) {
    entry = { prefix, node: createNode() };
    alike.push(entry);
  }
  return entry.node;
}

function report(found: (Occurrence[] | undefined)[], element: number, occurrence: Occurrence): void {
  const known = found[element];
  if (known) known.push(occurrence);
  else found[element] = [occurrence];
}
