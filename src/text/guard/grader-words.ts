import type { Span } from '../../domain/evidence.ts';
import { forEachNgram } from '../ngrams.ts';
import { normalise } from '../normalise.ts';
import { segment } from '../segment.ts';
import { tokenise } from '../tokens.ts';
import fitted from './fitted/grader-words.json' with { type: 'json' };
import { mergeSpans } from './merge-spans.ts';

/** Log odds, in thousandths, that a sentence is addressed to the grader: a bias and what each n-gram adds. */
export type GraderWords = { readonly bias: number; readonly weights: Readonly<Record<string, number>> };

const weights: ReadonlyMap<string, number> = new Map(Object.entries(fitted.weights));

/** Log odds from which a sentence is addressed to the grader by its words alone: 4 of 10,000 genuine passages reach it. */
const certain = 1;
/** Log odds from which a sentence beside such a one goes on with it: 1 of 100 genuine passages reaches it. */
const continuing = -1.5;

/** List the distinct n-grams of a text. */
export function graderFeaturesOf(text: string): Set<string> {
  return ngramsOf(normalise(text).text);
}

/**
 * Find sentences that the words alone show to be addressed to the grader, and neighbours of those or of `known` stretches
 * that go on with them. Spans index the text; `known` is not repeated.
 */
export function findGraderSentences(text: string, known: readonly Span[]): Span[] {
  const sentences = segment(text).sentences.map((sentence) => ({
    ...sentence,
    logOdds: logOddsOf(text.slice(sentence.start, sentence.end)),
    isKnown: known.some(({ start, end }) => start < sentence.end && sentence.start < end),
  }));
  const isCertain = sentences.map(({ logOdds, isKnown }) => logOdds >= certain && !isKnown);
  const belongs = sentences.map(({ isKnown }, index) => isKnown || (isCertain[index] as boolean));
  const spread = (index: number, neighbour: number): void => {
    if (belongs[neighbour] && !belongs[index] && (sentences[index]?.logOdds ?? continuing - 1) >= continuing)
      belongs[index] = true;
  };
  for (let index = 1; index < sentences.length; index++) spread(index, index - 1);
  for (let index = sentences.length - 2; index >= 0; index--) spread(index, index + 1);
  return mergeSpans(sentences.filter(({ isKnown }, index) => belongs[index] && !isKnown));
}

function logOddsOf(sentence: string): number {
  let thousandths = fitted.bias;
  for (const ngram of ngramsOf(sentence)) thousandths += weights.get(ngram) ?? 0;
  return thousandths / 1000;
}

function ngramsOf(text: string): Set<string> {
  const tokens = tokenise(text);
  const names = new Set<string>();
  forEachNgram(tokens, 0, tokens.length - 1, (ngram) => names.add(ngram));
  return names;
}
