import { HanTransitions, root } from './han-transitions.ts';
import { type TokenTable, tokenise } from './tokens.ts';
import { isTypoOf } from './typo.ts';

/** Where an element was found: tokens `[first, last]`, both inside. */
export type Occurrence = { readonly first: number; readonly last: number };

/** By element number, of those that occur. */
export type Occurrences = ReadonlyMap<number, readonly Occurrence[]>;

type Found = Map<number, Occurrence[]>;

/** Where Latin words lead from a node. */
type WordBranch = {
  readonly words: Map<string, number>;
  /** The nodes that the words that begin so lead to, by first letter. */
  readonly prefixes: Map<string, { readonly prefix: string; readonly node: number }[]>;
};

/** The elements of nodes, one behind the other; those of node N end at `ends[N]`. */
type NodeElements = { readonly elements: Int32Array; readonly ends: Int32Array };

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
  readonly #han = new HanTransitions();
  /** By node; most are within or at the end of a Chinese word and know no Latin one. */
  readonly #branches = new Map<number, WordBranch>();
  /** By node the elements of which a term ends there, while terms are added. */
  readonly #elementsOf: number[][] = [[]];
  /** The same for finding: walks touch many nodes, and lists of their own would lie all over the memory. */
  #nodeElements: NodeElements | undefined;
  /** By the low bits of a Han character whether any term may begin with it. */
  readonly #mayBegin = new Uint8Array(2 ** lowBits);
  readonly #fuzzy: { readonly text: string; readonly length: number; readonly element: number }[] = [];
  #elementCount = 0;

  /** Add the alternatives of one element and return its number. */
  add(terms: readonly string[]): number {
    this.#nodeElements = undefined;
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
    this.#nodeElements ??= layOut(this.#elementsOf);
    const found: Found = new Map();
    const walk = { tokens, text, found, ...this.#nodeElements };
    for (let first = 0; first < tokens.count; first++) {
      const isHan = tokens.words[first] === '';
      if (isHan && this.#mayBegin[text.charCodeAt(tokens.starts[first] as number) & lowMask] === 0) continue;
      this.#follow(root, walk, first, first);
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
      if (isHan) node = this.#hanChild(node, part.charCodeAt(0));
      else node = star ? this.#prefixChild(node, part) : this.#wordChild(node, part);
    }
    const elements = this.#elementsOf[node] as number[];
    if (node !== root && !elements.includes(element)) elements.push(element);
  }

  /** Follow the tokens from a node, where the token at `from` is the next, and report the terms that end on the way. */
  #follow(node: number, walk: Walk, first: number, from: number): void {
    const { tokens, text } = walk;
    let here = node;
    for (let index = from; index < tokens.count; index++) {
      const word = tokens.words[index] as string;
      if (word !== '') {
        this.#followWord(here, word, walk, first, index);
        return;
      }
      here = this.#han.get(here, text.charCodeAt(tokens.starts[index] as number));
      if (here === root) return;
      reportEnds(here, walk, first, index);
    }
  }

  #followWord(node: number, word: string, walk: Walk, first: number, index: number): void {
    const branch = this.#branches.get(node);
    if (!branch) return;
    const goOn = (next: number): void => {
      reportEnds(next, walk, first, index);
      this.#follow(next, walk, first, index + 1);
    };
    const exact = branch.words.get(word);
    if (exact !== undefined) goOn(exact);
    for (const { prefix, node: below } of branch.prefixes.get(word.charAt(0)) ?? [])
      if (word.startsWith(prefix)) goOn(below);
  }

  #addNode(): number {
    return this.#elementsOf.push([]) - 1;
  }

  #hanChild(node: number, unit: number): number {
    const known = this.#han.get(node, unit);
    if (known !== root) return known;
    const next = this.#addNode();
    this.#han.add(node, unit, next);
    if (node === root) this.#mayBegin[unit & lowMask] = 1;
    return next;
  }

  #branchOf(node: number): WordBranch {
    const known = this.#branches.get(node);
    if (known) return known;
    const branch = { words: new Map(), prefixes: new Map() };
    this.#branches.set(node, branch);
    return branch;
  }

  #wordChild(node: number, word: string): number {
    const { words } = this.#branchOf(node);
    const next = words.get(word) ?? this.#addNode();
    words.set(word, next);
    return next;
  }

  #prefixChild(node: number, prefix: string): number {
    const { prefixes } = this.#branchOf(node);
    const alike = prefixes.get(prefix.charAt(0)) ?? [];
    prefixes.set(prefix.charAt(0), alike);
    const known = alike.find((candidate) => candidate.prefix === prefix);
    if (known) return known.node;
    const next = this.#addNode();
    alike.push({ prefix, node: next });
    return next;
  }
}

/** What a walk over the tokens of a text needs at each step. */
type Walk = NodeElements & { readonly tokens: TokenTable; readonly text: string; readonly found: Found };

function layOut(elementsOf: readonly (readonly number[])[]): NodeElements {
  let end = 0;
  const ends = Int32Array.from(elementsOf, ({ length }) => (end += length));
  return { elements: Int32Array.from(elementsOf.flat()), ends };
}

/** Report the elements of which a term ends at a node other than the root. */
function reportEnds(node: number, { elements, ends, found }: Walk, first: number, last: number): void {
  const end = ends[node] as number;
  let index = ends[node - 1] as number;
  if (index === end) return;
  const occurrence = { first, last };
  for (; index < end; index++) report(found, elements[index] as number, occurrence);
}

/** The tokens of a term, whether each is a Han character, and whether it stands for all words that begin so. */
function* termParts(term: string): Generator<[string, boolean, boolean]> {
  for (const { text, end, isHan } of tokenise(term)) yield [text, isHan, !isHan && term[end] === '*'];
}

function report(found: Found, element: number, occurrence: Occurrence): void {
  const known = found.get(element);
  if (known) known.push(occurrence);
  else found.set(element, [occurrence]);
}
