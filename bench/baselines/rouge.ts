import { l as rougeLScore, n as rougeNScore } from 'js-rouge';
import { tokenise } from '../../src/text/tokens.ts';
import type { SimilarityBaseline } from './similarity-baseline.ts';

/** js-rouge's own tokenizer splits on spaces: Chinese goes in character by character, Latin text word by word. */
function tokenizer(text: string): string[] {
  return tokenise(text).map((token) => token.text);
}

/** F-measure of shared tokens (C.-Y. Lin, ROUGE: a package for automatic evaluation of summaries, 2004). */
export const rouge1: SimilarityBaseline = {
  id: 'rouge-1',
  title: 'ROUGE-1 (js-rouge)',
  prepare: () => (reference) => (sentence) =>
    hasTokens(sentence) ? rougeNScore(sentence, reference, { n: 1, tokenizer }) : 0,
};

/** F-measure of the longest common subsequence of tokens, each text taken as one sentence. */
export const rougeL: SimilarityBaseline = {
  id: 'rouge-l',
  title: 'ROUGE-L (js-rouge)',
  prepare: () => (reference) => (sentence) =>
    hasTokens(sentence) ? rougeLScore(sentence, reference, { tokenizer, segmenter: (text) => [text] }) : 0,
};

function hasTokens(text: string): boolean {
  return tokenise(text).length > 0;
}
