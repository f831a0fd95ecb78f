import { HanTransitions, root } from './han-transitions.ts';
import { type TokenTable, tokenise } from './tokens.ts';
import { isTypoOf } from './typo.ts';

/** Where an element was found: tokens `[first, last]`, both inside. */
export type Occurrence = { readonly first: number; readonly last: number };

/** By element number; undefined where an element does not occur. */
export type Occurrences = readonly (readonly Occurrence[] | undefined)[];

type Found = (Occurrence[] | undefined)[];

/** Where a walk over the tokens of terms can be. Most nodes are within or at the end of a Chinese word and know no Latin one. */
type Node = {
  /** The elements of which a term ends here. */
  readonly elements: number[];
  /** Whether no term goes on from here. */
  isLast: boolean;
  /** The nodes that Latin words lead to. */
  words: Map<string, number> | undefined;
  /** The nodes that the words that begin so lead to, by first letter. */
  prefixes: Map<string, { readonly prefix: string; readonly node: number }[]> | undefined;
};

/** Enough to tell the first characters of a rubric's terms, some hundreds, from nearly all others. */
const lowBits = 12;
const lowMask = 2 ** lowBits - 1;

/** A typo-tolerant term has at least this many characters: in shorter ones a wrong character makes another word. */
const shortestFuzzyTerm = 4;

/**
 * All terms of many elements, found in one walk over the tokens of an answer.
 * A term is a run of tokens; a Latin token may end in `*` (any ending), a term may end in `~` (one typo allowed).
 */
export class TermTrie {
  readonly #nodes: Node[] = [];
  readonly #han = new HanTransitions();
  /** By the low bits of a Han character whether any term may begin with it. */
  readonly #mayBegin = new Uint8Array(2 ** lowBits);
  readonly #fuzzy: { readonly text: string; readonly length: number; readonly element: number }[] = [];
  #elementCount = 0;

  constructor() {
    this.#addNode();
  }

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
  find(tokens: TokenTable, text: string): Occurrences {
    const found = new Array<Occurrence[] | undefined>(this.#elementCount).fill(undefined);
    for (let first = 0; first < tokens.count; first++) {
      const isHan = tokens.words[first] === '';
      if (isHan && this.#mayBegin[text.charCodeAt(tokens.starts[first] as number) & lowMask] === 0) continue;
      this.#walk(root, tokens, text, first, first, found);
    }
    for (const { text: term, length, element } of this.#fuzzy) {
      for (let first = 0; first + length <= tokens.count; first++) {
        const last = first + length - 1;
        const window = text.slice(tokens.starts[first], tokens.ends[last]);
        if (isTypoOf(window, term)) report(found, element, { first, last });
      }
    }
    return found;
  }

  #addTerm(term: string, element: number): void {
    let node = root;
    for (const [part, isHan, star] of termParts(term)) {
      (this.#nodes[node] as Node).isLast = false;
      if (isHan) node = this.#hanChild(node, part.charCodeAt(0));
      else node = star ? this.#prefixChild(node, part) : this.#wordChild(node, part);
    }
    const { elements } = this.#nodes[node] as Node;
    if (node !== root && !elements.includes(element)) elements.push(element);
  }

  #walk(node: number, tokens: TokenTable, text: string, first: number, index: number, found: Found): void {
    if (index === tokens.count) return;
    const word = tokens.words[index] as string;
    if (word === '') {
      const next = this.#han.get(node, text.charCodeAt(tokens.starts[index] as number));
      if (next !== root) this.#visit(next, tokens, text, first, index, found);
      return;
    }
    const { words, prefixes } = this.#nodes[node] as Node;
    const exact = words?.get(word);
    if (exact !== undefined) this.#visit(exact, tokens, text, first, index, found);
    for (const { prefix, node: below } of prefixes?.get(word.charAt(0)) ?? []) {
      if (word.startsWith(prefix)) this.#visit(below, tokens, text, first, index, found);
    }
  }

  #visit(node: number, tokens: TokenTable, text: string, first: number, index: number, found: Found): void {
    const { elements, isLast } = this.#nodes[node] as Node;
    if (elements.length > 0) {
      const occurrence = { first, last: index };
      for (const element of elements) report(found, element, occurrence);
    }
    if (!isLast) this.#walk(node, tokens, text, first, index + 1, found);
  }

  #addNode(): number {
    return this.#nodes.push({ elements: [], isLast: true, words: undefined, prefixes: undefined }) - 1;
  }

  #hanChild(node: number, unit: number): number {
    const known = this.#han.get(node, unit);
    if (known !== root) return known;
    const next = this.#addNode();
    this.#han.add(node, unit, next);
    if (node === root) this.#mayBegin[unit & lowMask] = 1;
    return next;
  }

  #wordChild(node: number, word: string): number {
    const parent = this.#nodes[node] as Node;
    parent.words ??= new Map();
    const next = parent.words.get(word) ?? this.#addNode();
    parent.words.set(word, next);
    return next;
  }

  #prefixChild(node: number, prefix: string): number {
    const parent = this.#nodes[node] as Node;
    parent.prefixes ??= new Map();
    const alike = parent.prefixes.get(prefix.charAt(0)) ?? [];
    parent.prefixes.set(prefix.charAt(0), alike);
    const known = alike.find((candidate) => candidate.prefix === prefix);
    if (known) return known.node;
    const next = this.#addNode();
    alike.push({ prefix, node: next });
    return next;
  }
}

/** The tokens of a term, whether each is a Han character, and whether it stands for all words that begin so. */
function* termParts(term: string): Generator<[string, boolean, boolean]> {
  for (const { text, end, isHan } of tokenise(term)) yield [text, isHan, !isHan && term[end] === '*'];
}

function report(found: Found, element: number, occurrence: Occurrence): void {
  const known = found[element];
  if (known) known.push(occurrence);
  else found[element] = [occurrence];
}
