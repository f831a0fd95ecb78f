import { diceSimilarity } from '../../src/text/typo.ts';
import type { SimilarityBaseline } from './similarity-baseline.ts';

/** Sørensen–Dice on character pairs, as string-similarity works it out: 2 × shared pairs / all pairs. */
export const dice: SimilarityBaseline = {
  id: 'dice',
  title: 'Dice on character bigrams (string-similarity)',
  prepare: () => (reference) => (sentence) => diceSimilarity(reference, sentence),
};
