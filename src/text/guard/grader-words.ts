import { overlaps, type Span } from '../../domain/evidence.ts';
import { ngramDictionary } from '../ngram-dictionary.ts';
import { NgramIndex } from '../ngram-index.ts';
import { forEachNgram } from '../ngrams.ts';
import { normalise } from '../normalise.ts';
import { segment } from '../segment.ts';
import { tokenise } from '../tokens.ts';
import fitted from './fitted/grader-words.json' with { type: 'json' };
import { ownWords } from './grader-stretch.ts';
import { mergeSpans } from './merge-spans.ts';

/** Log odds, in thousandths, that a sentence is addressed to the grader: a bias and what each n-gram adds. */
export type GraderWords = { readonly bias: number; readonly weights: Readonly<Record<string, number>> };

const index = new NgramIndex(Object.keys(fitted.weights));
const weights = Int32Array.from(Object.values(fitted.weights));
/** The last span, counted over all, in which an n-gram was read: each counts once a span. */
const lastReadIn = new Float64Array(weights.length);
let spanCount = 0;
/** Kept for what the index finds in a span. */
const found: number[] = [];

/** Log odds from which the words of a sentence are enough, and from which they are enough beside a sign of a rule. */
const certainAlone = 2.9;
const certainWithSign = 2;
/** Log odds from which a sentence beside such a one goes on with it. */
const continuing = 2.2;

/** What stands outside of a bracket or a tag may be another voice than what stands inside. */
const brackets = /[[\]<>{}]/;

/** List the distinct n-grams of a text without its numbers: amounts of money and points look the same. */
export function graderFeaturesOf(text: string): Set<string> {
  const tokens = tokenise(normalise(text).text);
  const names = new Set<string>();
  forEachNgram(tokens, 0, tokens.length - 1, (ngram) => void (/[\d#]/.test(ngram) || names.add(ngram)));
  return names;
}

/**
 * Find sentences that the words alone show to be addressed to the grader, and neighbours of those or of `known` stretches
 * that go on with them. A sentence with a known
 * stretch is guarded whole only if it holds nothing of the candidate's own; else the rules tell its clauses apart.
 */
export function findGraderSentences(text: string, signs: readonly Span[], known: readonly Span[]): Span[] {
  const isInKnown = createOverlapFinder(known);
  const hasSign = createOverlapFinder(signs);
  const logOddsOf = createReader(text);
  const sentences = segment(text).sentences.map((sentence) => {
    const isKnown = isInKnown(sentence);
    const logOdds = logOddsOf(sentence);
    const isCertain = isKnown
      ? logOdds >= certainAlone && !holdsOthers(text.slice(sentence.start, sentence.end))
      : logOdds >= (hasSign(sentence) ? certainWithSign : certainAlone);
    const { start, end } = sentence;
    return { start, end, isKnown, logOdds: isKnown ? Number.NEGATIVE_INFINITY : logOdds, isCertain };
  });
  const belongs = sentences.map(({ isKnown, isCertain }) => isKnown || isCertain);
  const spread = (index: number, neighbour: number): void => {
    if (belongs[neighbour] && (sentences[index]?.logOdds as number) >= continuing) belongs[index] = true;
  };
  for (let index = 1; index < sentences.length; index++) spread(index, index - 1);
  for (let index = sentences.length - 2; index >= 0; index--) spread(index, index + 1);
  return mergeSpans(sentences.filter(({ isKnown, isCertain }, index) => (isKnown ? isCertain : belongs[index])));
}

/** Say whether a sentence holds something of the candidate's own, or may hold two voices. */
function holdsOthers(sentence: string): boolean {
  return ownWords.test(sentence) || brackets.test(sentence);
}

/** Make a test whether a span overlaps any of some spans; asked in the text's order, it passes over them once. */
function createOverlapFinder(spans: readonly Span[]): (span: Span) => boolean {
  const merged = mergeSpans(spans);
  let next = 0;
  return (span) => {
    while (next < merged.length && (merged[next] as Span).end <= span.start) next++;
    const candidate = merged[next];
    return candidate !== undefined && overlaps(candidate, span);
  };
}

/** Make a function for the log odds of the spans of a text; asked in the text's order, it passes over the tokens once. */
function createReader(text: string): (span: Span) => number {
  const ngrams = ngramDictionary.read(text);
  const { tokens } = ngrams;
  let first = 0;
  return ({ start, end }) => {
    spanCount++;
    while (first < tokens.count && (tokens.starts[first] as number) < start) first++;
    let last = first;
    while (last < tokens.count && (tokens.ends[last] as number) <= end) last++;
    let thousandths = fitted.bias;
    const count = index.collect(ngrams, first, last - 1, found);
    for (let position = 0; position < count; position++) {
      const ngram = found[position] as number;
      if (lastReadIn[ngram] === spanCount) continue;
      lastReadIn[ngram] = spanCount;
      thousandths += weights[ngram] as number;
    }
    return thousandths / 1000;
  };
}
