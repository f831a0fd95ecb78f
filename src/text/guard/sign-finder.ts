import { matchSpans } from '../match-spans.ts';
import type { GraderRule, GraderSign } from './grader-rule.ts';

/** How many units around a match are looked at for an ordinary meaning: about one clause before, a word behind. */
const contextBefore = 14;
const contextBehind = 6;

/** Enough to tell the beginnings of the rules' words, some hundreds, from nearly all others. */
const bitsOfBeginning = 13;
const mask = 2 ** bitsOfBeginning - 1;

/** A place for the first two UTF-16 units of a word, or its only one, that few others share. */
const placeOf = (unit: number, next = 0): number => (unit * 31 + next) & mask;

type Need = { readonly word: string; readonly places: number[] };

/** Finds the signs of a list of rules; keep it, because it sorts the rules by the words that they need. */
export class SignFinder {
  readonly #rules: readonly GraderRule[];
  /** By the place of its first two UTF-16 units, or its only one, each word that rules need, with their places in the list. */
  readonly #needs = new Map<number, Need[]>();
  /**
   * By place whether a word may begin with two units, and whether one may be a unit alone: so small that they stay in the fastest
   * caches.
   */
  readonly #mayBegin = new Uint8Array(mask + 1);
  readonly #mayBe = new Uint8Array(mask + 1);

  constructor(rules: readonly GraderRule[]) {
    this.#rules = rules;
    for (const [place, { needs }] of rules.entries()) for (const word of needs) this.#addNeed(word, place);
  }

  /** List the signs in a normalised text, in its order. */
  find(text: string): GraderSign[] {
    const signs: GraderSign[] = [];
    for (const place of this.#findPossible(text)) {
      const rule = this.#rules[place] as GraderRule;
      for (const { start, end } of matchSpans(text, rule.pattern))
        if (!(rule.unless && hasOrdinaryMeaning(text, start, end, rule.unless))) signs.push({ rule, start, end });
    }
    return signs.length < 2 ? signs : signs.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** List, in their order, the rules of which the text has a word: one pass, in which most characters begin no such word. */
  #findPossible(text: string): readonly number[] {
    const possible: number[] = [];
    let next = text.length === 0 ? 0 : text.charCodeAt(0);
    for (let index = 0; index < text.length; index++) {
      const unit = next;
      next = index + 1 < text.length ? text.charCodeAt(index + 1) : 0;
      const pair = placeOf(unit, next);
      if (this.#mayBegin[pair] === 1) this.#addRules(pair, text, index, possible);
      const alone = placeOf(unit);
      if (this.#mayBe[alone] === 1) this.#addRules(alone, text, index, possible);
    }
    return possible.sort((a, b) => a - b);
  }

  /** Add the rules that need a word of this place if it stands here. */
  #addRules(begin: number, text: string, index: number, possible: number[]): void {
    for (const { word, places } of this.#needs.get(begin) as readonly Need[])
      if (text.startsWith(word, index)) for (const place of places) if (!possible.includes(place)) possible.push(place);
  }

  #addNeed(word: string, place: number): void {
    const isAlone = word.length === 1;
    const begin = placeOf(word.charCodeAt(0), isAlone ? 0 : word.charCodeAt(1));
    const words = this.#needs.get(begin) ?? [];
    this.#needs.set(begin, words);
    const known = words.find((candidate) => candidate.word === word);
    if (known) known.places.push(place);
    else words.push({ word, places: [place] });
    (isAlone ? this.#mayBe : this.#mayBegin)[begin] = 1;
  }
}

function hasOrdinaryMeaning(text: string, start: number, end: number, unless: RegExp): boolean {
  const isLatin = /[a-z]/.test(text[start] ?? '');
  // A Latin word takes about three times the units of a Han word.
  const scale = isLatin ? 3 : 1;
  const from = Math.max(0, start - contextBefore * scale);
  const before = text.slice(from, start);
  const lastStop = Math.max(...[...'。.!?;\n'].map((stop) => before.lastIndexOf(stop)));
  // Behind a stop or a closing bracket is another sentence, which must not excuse this one.
  const behind = text.slice(end, end + contextBehind * scale).split(/[。.!?;\n\])>]/, 1)[0] as string;
  return unless.test(before.slice(lastStop + 1) + text.slice(start, end) + behind);
}
