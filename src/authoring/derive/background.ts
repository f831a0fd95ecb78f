import { normalise } from '../../text/normalise.ts';
import { tokenise } from '../../text/tokens.ts';

/** Says how many sentences about anything hold some words. Prepared once for each language. */
export class Background {
  readonly #texts: readonly string[];
  /** Numbers of the sentences that hold a word of Latin letters. */
  readonly #byWord = new Map<string, Set<number>>();
  readonly #byTerm = new Map<string, ReadonlySet<number>>();

  constructor(sentences: readonly string[]) {
    this.#texts = sentences.map((sentence) => normalise(sentence).text);
    for (const [number, text] of this.#texts.entries()) {
      for (const { text: word, isHan } of tokenise(text)) {
        if (isHan) continue;
        const known = this.#byWord.get(word);
        if (known) known.add(number);
        else this.#byWord.set(word, new Set([number]));
      }
    }
  }

  /**
   * Information of finding any of some terms, in nats: minus the log of the share of sentences that hold one, add-one smoothed.
   * 0 for terms that are everywhere, 8 for terms that none of 3,000 sentences holds.
   */
  informationOf(terms: readonly string[]): number {
    const found = new Set<number>();
    for (const term of terms) for (const number of this.#sentencesWith(term)) found.add(number);
    return -Math.log((found.size + 1) / (this.#texts.length + 1));
  }

  #sentencesWith(term: string): ReadonlySet<number> {
    const known = this.#byTerm.get(term);
    if (known) return known;
    const found = this.#search(normalise(term).text);
    this.#byTerm.set(term, found);
    return found;
  }

  #search(term: string): ReadonlySet<number> {
    if (!/^[\p{Script=Latin}\d' *-]+$/u.test(term)) {
      return new Set([...this.#texts.keys()].filter((number) => this.#texts[number]?.includes(term)));
    }
    const words = tokenise(term.replace(/\*/g, ''));
    const first = words[0]?.text ?? '';
    const isWhole = words.length > 1 || !term.endsWith('*');
    const numbers = new Set<number>();
    for (const [word, sentences] of this.#byWord) {
      if (isWhole ? word === first : word.startsWith(first)) for (const number of sentences) numbers.add(number);
    }
    if (words.length <= 1) return numbers;
    const phrase = term.replace(/\*$/, '');
    return new Set([...numbers].filter((number) => this.#texts[number]?.includes(phrase)));
  }
}
