import { wordsOf } from '../../src/text/words.ts';
import type { SimilarityBaseline } from './similarity-baseline.ts';

/** Weight of each word of a text; the vector has length 1, or no entries. */
type Vector = ReadonlyMap<string, number>;

/**
 * Cosine of TF-IDF vectors of jieba's words, fitted on the texts of the criteria alone.
 *
 * Weight of a word = its count × (ln((1 + N) / (1 + df)) + 1), with N texts of which df hold the word; words that no
 * criterion uses are left out (G. Salton, C. Buckley, Term-weighting approaches in automatic text retrieval, 1988; the
 * smoothing is scikit-learn's).
 */
export function createTfIdf(cutWords: (text: string) => readonly string[] = jiebaWords): SimilarityBaseline {
  return {
    id: 'tf-idf',
    title: 'TF-IDF cosine (jieba words)',
    prepare: (referenceTexts) => {
      const weights = inverseDocumentFrequencies(referenceTexts.map(cutWords));
      return (reference) => {
        const referenceVector = toVector(cutWords(reference), weights);
        return (sentence) => cosine(referenceVector, toVector(cutWords(sentence), weights));
      };
    },
  };
}

const jiebaWords = (text: string): string[] => wordsOf(text).map((word) => word.text);

function inverseDocumentFrequencies(documents: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const frequencies = new Map<string, number>();
  for (const words of documents) {
    for (const word of new Set(words)) frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  }
  return new Map([...frequencies].map(([word, df]) => [word, Math.log((1 + documents.length) / (1 + df)) + 1]));
}

function toVector(words: readonly string[], weights: ReadonlyMap<string, number>): Vector {
  const vector = new Map<string, number>();
  for (const word of words) {
    const weight = weights.get(word);
    if (weight !== undefined) vector.set(word, (vector.get(word) ?? 0) + weight);
  }
  const length = Math.hypot(...vector.values());
  return new Map([...vector].map(([word, weight]) => [word, weight / length]));
}

function cosine(first: Vector, second: Vector): number {
  let product = 0;
  for (const [word, weight] of second) product += weight * (first.get(word) ?? 0);
  return Math.min(1, product);
}
